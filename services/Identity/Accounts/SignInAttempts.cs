namespace ApecCard.Identity.Accounts;

/// <summary>
/// Attempts to sign in that are counted together: those of an address under a name, of an address under any name, of
/// strangers under a name, or of a device that its owner has signed in with.
/// </summary>
/// <param name="Key">SHA-256 of what they have in common: names and addresses that strangers bring are not kept.</param>
/// <param name="Count">Attempts since the last success.</param>
/// <param name="LockedUntil">Until when no further one is looked at.</param>
/// <param name="ForgottenAt">When counting begins anew.</param>
/// <param name="SucceededAt">The last time the right password came from there.</param>
/// <param name="WasLocked">Whether the last attempt came while it was locked.</param>
public sealed record SignInAttempts(
    byte[] Key, int Count, DateTimeOffset? LockedUntil, DateTimeOffset ForgottenAt, DateTimeOffset? SucceededAt,
    bool WasLocked);

/// <summary>How many attempts are free, and how the wait after each further one grows: it doubles up to the longest.</summary>
public sealed record Patience(int Free, TimeSpan First, TimeSpan Longest)
{
    /// <summary>Somebody at one address tries one name; also a device that is known.</summary>
    public static readonly Patience WithOne = new(5, TimeSpan.FromSeconds(30), TimeSpan.FromHours(1));

    /// <summary>One address tries many names: a company's whole staff may share it.</summary>
    public static readonly Patience WithAddress = new(100, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(15));

    /// <summary>Many addresses try one name: only strangers wait, and never long, for the owner may be one.</summary>
    public static readonly Patience WithStrangers = new(50, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1));
}
