using ApecCard.Contracts;
using ApecCard.Identity.Accounts;

namespace ApecCard.Identity.Sessions;

public enum SessionKind
{
    /// <summary>The gateway holds it for a browser, by a secret.</summary>
    Browser,

    /// <summary>An app holds it itself, by refresh tokens that rotate.</summary>
    Direct,
}

public enum SessionEnd
{
    SignedOut,

    /// <summary>The account ended it from another session.</summary>
    EndedElsewhere,
    Deauthorised,

    /// <summary>A refresh token came a second time: one of two holders has stolen it.</summary>
    RefreshTokenReused,

    /// <summary>The code that opened it came a second time: it was copied on its way to the app.</summary>
    CodeReused,

    /// <summary>Nobody used it for too long.</summary>
    Idle,

    /// <summary>An administrator disabled the officer.</summary>
    Disabled,

    /// <summary>An administrator gave the officer another role or office, which the old tokens do not say.</summary>
    RoleChanged,

    /// <summary>An administrator took the officer's one-time codes away, with which it was opened.</summary>
    SecondFactorReset,

    /// <summary>The account has a new password.</summary>
    PasswordChanged,

    /// <summary>An administrator signed the account out, whosever it is.</summary>
    ByAdministrator,
}

/// <summary>From one sign-in to its end. Access tokens are issued only within an open one.</summary>
public sealed class Session
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required SessionKind Kind { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// When its holder last proved who he is; decisive acts ask for it not to be long ago, and for a browser.
    /// </summary>
    public required DateTimeOffset ProvedAt { get; set; }

    /// <summary>The app that holds it.</summary>
    public string? AppId { get; init; }

    /// <summary>Of a browser's session: the gateway's secret, hashed.</summary>
    public byte[]? SecretHash { get; private set; }

    /// <summary>The one before, for those who were asking with it when it was renewed.</summary>
    public byte[]? OldSecretHash { get; private set; }

    /// <summary>Until when that opens, too.</summary>
    public DateTimeOffset? OldSecretUntil { get; private set; }

    /// <summary>What it was opened with, in two words; null when that did not say.</summary>
    public string? Device { get; init; }

    /// <summary>Half of the address it was opened from.</summary>
    public string? Address { get; init; }

    /// <summary>When somebody last did something with it, to about a minute.</summary>
    public DateTimeOffset LastUsedAt { get; private set; }

    /// <summary>How long it may lie unused; null: as long as it lasts.</summary>
    public TimeSpan? IdleLimit { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }
    public SessionEnd? EndedBy { get; private set; }

    /// <summary>A working day's.</summary>
    public static Session OfBrowser(
        Account account, string secret, SignInPlace place, IdleLimits limits, DateTimeOffset now) => new()
        {
            AccountId = account.Id,
            Kind = SessionKind.Browser,
            OpenedAt = now,
            ProvedAt = now,
            ExpiresAt = now.AddHours(12),
            SecretHash = Secret.Hash(secret),
            Device = DeviceName.Of(place.Agent),
            Address = place.CoarseAddress,
            LastUsedAt = now,
            IdleLimit = limits.For(account),
        };

    /// <summary>Thirty days, then it has to be allowed again; until then it may lie unused.</summary>
    public static Session OfApp(
        Account account, string appId, SignInPlace place, DateTimeOffset now) => new()
        {
            AccountId = account.Id,
            Kind = SessionKind.Direct,
            AppId = appId,
            OpenedAt = now,
            ProvedAt = now,
            ExpiresAt = now.AddDays(30),
            Device = DeviceName.Of(place.Agent),
            Address = place.CoarseAddress,
            LastUsedAt = now,
        };

    /// <summary>How long the secret before opens, too: another tab may be asking with it.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    public bool IsHeldWith(string? secret, DateTimeOffset now) =>
        Secret.Matches(secret, SecretHash) || IsHeldWithOld(secret, now);

    /// <summary>With the secret before, which will soon be worth nothing.</summary>
    public bool IsHeldWithOld(string? secret, DateTimeOffset now) =>
        now < OldSecretUntil && Secret.Matches(secret, OldSecretHash);

    /// <summary>
    /// Its holder proved who he is: from now on it goes by another secret, unless another tab has just seen to that.
    /// </summary>
    public void Prove(string next, DateTimeOffset now)
    {
        ProvedAt = now;
        if (!Secret.Matches(next, SecretHash))
        {
            (OldSecretHash, OldSecretUntil, SecretHash) = (SecretHash, now + Overlap, Secret.Hash(next));
        }
    }

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < ExpiresAt && !IsIdle(now);

    public bool IsIdle(DateTimeOffset now) => IdleLimit is { } limit && LastUsedAt + limit + EndIdleSessions.Lag < now;

    public void Use(DateTimeOffset now) => LastUsedAt = now;

    /// <summary>What to tell the others, unless it has ended before.</summary>
    public SessionRevoked? End(SessionEnd by, DateTimeOffset now)
    {
        if (EndedAt is not null)
        {
            return null;
        }

        (EndedAt, EndedBy) = (now, by);
        return new(Id, now);
    }
}

/// <summary>
/// How long a browser's session may lie unused: officers' 30 minutes (Sessions__OfficersIdle), those of enterprises and
/// their agents 12 hours (Sessions__EnterprisesIdle).
/// </summary>
public sealed record IdleLimits(TimeSpan Officers, TimeSpan Enterprises)
{
    public static IdleLimits Of(IConfiguration configuration) => new(
        configuration.GetValue("Sessions:OfficersIdle", TimeSpan.FromMinutes(30)),
        configuration.GetValue("Sessions:EnterprisesIdle", TimeSpan.FromHours(12)));

    public TimeSpan For(Account account) => account.IsOfficer ? Officers : Enterprises;
}

/// <summary>One of a session's refresh tokens; all that were ever issued are kept, so that reuse is noticed.</summary>
public sealed class RefreshToken
{
    public required byte[] Hash { get; init; }
    public required Guid SessionId { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public DateTimeOffset? UsedAt { get; private set; }

    public static RefreshToken Of(Session session, string token, DateTimeOffset now) =>
        new() { Hash = Secret.Hash(token), SessionId = session.Id, IssuedAt = now };
}
