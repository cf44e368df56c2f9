using System.Security.Cryptography;
using ApecCard.Identity.Enterprises;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Elicence;

public enum ElicencePurpose
{
    Registration,
    SignIn,
    Refresh,
}

public enum ElicenceState
{
    Pending,
    Scanned,
    Used,
    Expired,
}

/// <summary>
/// One showing of a QR code: bound to the browser that opened it, good for three minutes, one assertion and one use.
/// Of the nonce, the browser's secret and the assertion only hashes are kept.
/// </summary>
public sealed class ElicenceSession
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(3);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required ElicencePurpose Purpose { get; init; }
    public required byte[] NonceHash { get; init; }
    public required byte[] BrowserSecretHash { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; private set; }
    public LicenceFacts? Facts { get; private set; }
    private byte[]? AssertionHash { get; set; }

    public static ElicenceSession Open(
        ElicencePurpose purpose, string nonce, string browserSecret, DateTimeOffset now) =>
        new()
        {
            Purpose = purpose,
            NonceHash = Secret.Hash(nonce),
            BrowserSecretHash = Secret.Hash(browserSecret),
            ExpiresAt = now + Lifetime,
        };

    public ElicenceState StateAt(DateTimeOffset now) => this switch
    {
        { UsedAt: not null } => ElicenceState.Used,
        _ when ExpiresAt <= now => ElicenceState.Expired,
        { Facts: not null } => ElicenceState.Scanned,
        _ => ElicenceState.Pending,
    };

    /// <summary>The authority's word on this nonce: the first counts, hearing the same again changes nothing.</summary>
    public void Receive(LicenceFacts facts, byte[] assertionHash, DateTimeOffset now)
    {
        if (AssertionHash is { } first && CryptographicOperations.FixedTimeEquals(first, assertionHash))
        {
            return;
        }

        if (StateAt(now) is not ElicenceState.Pending)
        {
            throw new ProblemException(401, "assertion.stale", "This nonce has expired or was answered before.");
        }

        (Facts, AssertionHash) = (facts, assertionHash);
    }

    /// <summary>Gives the scanned facts, once.</summary>
    public LicenceFacts Use(ElicencePurpose purpose, DateTimeOffset now)
    {
        if (StateAt(now) is var state and not ElicenceState.Scanned)
        {
            throw state switch
            {
                ElicenceState.Used => new RuleViolationException("elicence.used", "This scan was used before."),
                ElicenceState.Expired => new("elicence.expired", "The QR code has expired; ask for a new one."),
                _ => new RuleViolationException("elicence.not-scanned", "The QR code was not scanned yet."),
            };
        }

        if (purpose != Purpose)
        {
            throw new RuleViolationException("elicence.other-purpose", $"This scan was made for {Purpose}.");
        }

        UsedAt = now;
        return Facts!;
    }
}
