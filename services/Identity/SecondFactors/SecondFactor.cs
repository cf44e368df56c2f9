using System.Security.Cryptography;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.SecondFactors;

/// <summary>
/// What an officer proves himself with beside the password: codes of an app, each good once, and ten recovery codes for
/// when the telephone is lost.
/// </summary>
public sealed class SecondFactor
{
    public const int RecoveryCodeCount = 10;

    private const int RecoveryCodeBytes = 15; // 24 letters, of which nobody guesses one, not even from its hash

    public required Guid AccountId { get; init; }

    /// <summary>The app's secret, encrypted.</summary>
    public required byte[] ProtectedSecret { get; set; }

    /// <summary>When the first code showed that the app has the secret; before, nobody signs in with it.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The step of the last code that was taken: it and those before are worth nothing any more.</summary>
    public long LastStep { get; private set; }

    /// <summary>Hashes of the recovery codes that are left.</summary>
    public List<byte[]> RecoveryCodes { get; private set; } = [];

    public bool IsConfirmed => ConfirmedAt is not null;

    /// <summary>
    /// Whether this is the code of now; it is used up by this. None lives longer than the half minute in which the app
    /// shows it (ASVS 6.5.5): a telephone whose clock is wrong is noticed when the codes are set up.
    /// </summary>
    public bool TakesCode(string code, byte[] secret, DateTimeOffset now)
    {
        var step = Totp.StepAt(now);
        if (step <= LastStep || !Secret.Same(code, Totp.Code(secret, step)))
        {
            return false;
        }

        LastStep = step;
        return true;
    }

    /// <summary>Whether this is one of the recovery codes that are left; it is used up by this.</summary>
    public bool TakesRecoveryCode(string code)
    {
        var letters = new string([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
        if (RecoveryCodes.Find(hash => Secret.Matches(letters, hash)) is not { } used)
        {
            return false;
        }

        RecoveryCodes = [.. RecoveryCodes.Where(hash => hash != used)];
        return true;
    }

    /// <summary>The app has the secret. The answer is the recovery codes, which are shown this once.</summary>
    public string[] Confirm(string code, byte[] secret, DateTimeOffset now)
    {
        if (IsConfirmed)
        {
            throw new RuleViolationException("second-factor.enrolled", "One-time codes are set up already.");
        }

        if (!TakesCode(code, secret, now))
        {
            throw new InvalidInputException("code", "second-factor.wrong-code", "This is not the code of now. Is the telephone's clock right?");
        }

        ConfirmedAt = now;
        var letters = Enumerable.Range(0, RecoveryCodeCount)
            .Select(_ => Totp.Base32(RandomNumberGenerator.GetBytes(RecoveryCodeBytes))).ToArray();
        RecoveryCodes = [.. letters.Select(Secret.Hash)];
        return [.. letters.Select(code => string.Join('-', code.Chunk(4).Select(four => new string(four))))];
    }

    /// <summary>Of the demo data: enrolled from the beginning, with a secret that everybody may know.</summary>
    public void ConfirmForDemo(DateTimeOffset now) => ConfirmedAt = now;
}
