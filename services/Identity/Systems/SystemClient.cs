using ApecCard.Identity.Broker;
using Allowed = ApecCard.ServiceDefaults.Scopes;

namespace ApecCard.Identity.Systems;

public enum SystemKind
{
    /// <summary>One of our own services.</summary>
    Service,

    /// <summary>An economy's system, which has a user at the broker besides.</summary>
    Economy,

    /// <summary>A system of another authority, which hears of what is public, with a user at the broker.</summary>
    Subscriber,
}

/// <summary>
/// A system that signs in with a secret: kept only hashed. A new secret does not end the one before at once: both are
/// good until the overlap is over.
/// </summary>
public sealed class SystemClient
{
    public required string Name { get; init; }
    public required SystemKind Kind { get; init; }
    public required string[] Scopes { get; init; }

    /// <summary>Only of a subscriber.</summary>
    public Subscription? Subscription { get; set; }

    public required byte[] SecretHash { get; set; }

    /// <summary>What the configuration said last: when it says something else, that is the newest secret.</summary>
    public required byte[] ConfiguredHash { get; set; }

    public byte[]? PreviousHash { get; private set; }
    public DateTimeOffset? PreviousUntil { get; private set; }

    /// <summary>The password of its broker user, the way RabbitMQ keeps it; null while it is the configuration's.</summary>
    public string? BrokerPasswordHash { get; private set; }

    public DateTimeOffset? RotatedAt { get; private set; }

    /// <summary>When it last signed in, to about a minute.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public static SystemClient Of(string name, SystemKind kind, string secret) => new()
    {
        Name = name,
        Kind = kind,
        Scopes = kind switch
        {
            SystemKind.Economy => [Allowed.ReadRequests, Allowed.SendWords],
            SystemKind.Subscriber => [Allowed.ReadEvents],
            _ => [],
        },
        SecretHash = Secret.Hash(secret),
        ConfiguredHash = Secret.Hash(secret),
    };

    /// <summary>A subscriber, which no configuration knows: its first password at the broker is its secret.</summary>
    public static SystemClient Of(string name, Subscription subscription, string secret)
    {
        var system = Of(name, SystemKind.Subscriber, secret);
        (system.Subscription, system.BrokerPasswordHash) = (subscription, PasswordHash.Of(secret));
        return system;
    }

    public bool Knows(string secret, DateTimeOffset now) =>
        Secret.Matches(secret, SecretHash) | (Secret.Matches(secret, PreviousHash) && now < PreviousUntil);

    /// <summary>From now on this is the secret, and the broker's password too.</summary>
    public void Rotate(string secret, TimeSpan overlap, DateTimeOffset now)
    {
        Replace(Secret.Hash(secret), overlap, now);
        BrokerPasswordHash = Kind is SystemKind.Service ? null : PasswordHash.Of(secret);
    }

    /// <summary>What the configuration says; true when it is news.</summary>
    public bool Configure(string secret, TimeSpan overlap, DateTimeOffset now)
    {
        var hash = Secret.Hash(secret);
        if (hash.AsSpan().SequenceEqual(ConfiguredHash))
        {
            return false;
        }

        ConfiguredHash = hash;
        if (!hash.AsSpan().SequenceEqual(SecretHash)) // else somebody rotated first, and wrote it there
        {
            Replace(hash, overlap, now);
            BrokerPasswordHash = null;
        }

        return true;
    }

    private void Replace(byte[] hash, TimeSpan overlap, DateTimeOffset now)
    {
        (PreviousHash, PreviousUntil) = (SecretHash, now + overlap);
        (SecretHash, RotatedAt) = (hash, now);
    }
}
