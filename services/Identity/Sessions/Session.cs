using ApecCard.Contracts;

namespace ApecCard.Identity.Sessions;

public enum SessionKind
{
    /// <summary>The gateway holds it for a browser, by a secret.</summary>
    Browser,

    /// <summary>An app or a system holds it itself, by refresh tokens that rotate.</summary>
    Direct,
}

public enum SessionEnd
{
    SignedOut,
    Deauthorised,

    /// <summary>A refresh token came a second time: one of two holders has stolen it.</summary>
    RefreshTokenReused,

    /// <summary>An administrator disabled the officer.</summary>
    Disabled,

    /// <summary>An administrator gave the officer another role or office, which the old tokens do not say.</summary>
    RoleChanged,

    /// <summary>An administrator took the officer's one-time codes away, with which it was opened.</summary>
    SecondFactorReset,

    /// <summary>The account has a new password.</summary>
    PasswordChanged,
}

/// <summary>From one sign-in to its end. Access tokens are issued only within an open one.</summary>
public sealed class Session
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required SessionKind Kind { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When its holder last proved who he is; decisive acts ask for it not to be long ago.</summary>
    public required DateTimeOffset ProvedAt { get; set; }

    /// <summary>Of a browser's session: the gateway's secret, hashed.</summary>
    public byte[]? SecretHash { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }
    public SessionEnd? EndedBy { get; private set; }

    /// <summary>A working day.</summary>
    public static Session OfBrowser(Guid accountId, string secret, DateTimeOffset now) => new()
    {
        AccountId = accountId,
        Kind = SessionKind.Browser,
        OpenedAt = now,
        ProvedAt = now,
        ExpiresAt = now.AddHours(12),
        SecretHash = Secret.Hash(secret),
    };

    /// <summary>Thirty days, then the password is asked for again.</summary>
    public static Session OfApp(Guid accountId, DateTimeOffset now) => new()
    {
        AccountId = accountId,
        Kind = SessionKind.Direct,
        OpenedAt = now,
        ProvedAt = now,
        ExpiresAt = now.AddDays(30),
    };

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;

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
