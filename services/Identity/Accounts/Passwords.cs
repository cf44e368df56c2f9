using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ApecCard.Identity.Accounts;

/// <summary>
/// Hashes and checks passwords (ASP.NET Core Identity's PBKDF2 with HMAC-SHA512): 90 ms of work each, on purpose. A
/// hash of fewer iterations, from before, is good until its owner signs in, and is then made anew.
/// </summary>
public sealed class Passwords
{
    /// <summary>What OWASP advises for PBKDF2-HMAC-SHA512.</summary>
    public const int Iterations = 210_000;

    private readonly PasswordHasher<object> _hasher = HasherOf(Iterations);
    private readonly string _nobodys;
    private long _work;

    public Passwords() => _nobodys = Hash(Secret.New());

    /// <summary>The iterations done so far: the same for every attempt, whatever comes of it.</summary>
    public long Work => Interlocked.Read(ref _work);

    public string Hash(string password)
    {
        Interlocked.Add(ref _work, Iterations);
        return _hasher.HashPassword(this, password);
    }

    /// <summary>An account that does not exist, or has an old hash, takes as long to say no as any other.</summary>
    public bool Fits(Account? account, string password)
    {
        var hash = account?.PasswordHash ?? _nobodys;
        var fits = _hasher.VerifyHashedPassword(this, hash, password) is not PasswordVerificationResult.Failed;
        if (IterationsOf(hash) is var done && done < Iterations)
        {
            HasherOf(Iterations - done).HashPassword(this, password);
        }

        Interlocked.Add(ref _work, Math.Max(done, Iterations));
        return fits && account is not null;
    }

    /// <summary>Made with less work than is asked for today.</summary>
    public static bool IsOld(string hash) => IterationsOf(hash) < Iterations;

    private static PasswordHasher<object> HasherOf(int iterations) =>
        new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));

    // Format 1 of ASP.NET Core Identity: a marker, then the function, the iterations and the salt's size.
    private static int IterationsOf(string hash) =>
        Convert.FromBase64String(hash) is [1, _, _, _, _, .. var rest] && rest.Length >= 4
            ? (int)BinaryPrimitives.ReadUInt32BigEndian(rest)
            : 0;
}
