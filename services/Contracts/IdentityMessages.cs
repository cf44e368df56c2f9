namespace ApecCard.Contracts;

// Published by the Identity service.

/// <summary>
/// An enterprise's e-licence was verified, or what staff read in its papers was accepted; also said again, in full,
/// whenever it was refreshed.
/// </summary>
/// <param name="EnterpriseVersion">Counts the verifications: the higher one is the newer.</param>
/// <param name="Uscc">Unified social credit code (GB 32100).</param>
public record EnterpriseRegistered(
    Guid EnterpriseId, int EnterpriseVersion, string Name, string Uscc, DateTimeOffset VerifiedAt);

/// <summary>A session has ended, by sign-out or by revocation: its tokens are worth nothing any more.</summary>
public record SessionRevoked(Guid SessionId, DateTimeOffset RevokedAt);

/// <summary>
/// What a subscriber's system may hear; also said again, in full, whenever it was changed, and when it has ended.
/// </summary>
/// <param name="SubscriberVersion">Counts the changes of this registration: the higher one is the newer.</param>
/// <param name="Name">What it signs in as.</param>
/// <param name="Queue">Where its events wait at the broker.</param>
/// <param name="Topics">The CloudEvents types it may hear.</param>
/// <param name="Economies">Whose decisions; empty: everybody's. What is no economy's in particular is heard anyway.</param>
/// <param name="Offices">Of whose cases; empty: of all.</param>
/// <param name="IsBlocked">It hears nothing until that is over; what happens meanwhile waits.</param>
/// <param name="IsEnded">It hears nothing any more.</param>
public record SubscriberRegistered(
    Guid SubscriberId, int SubscriberVersion, string Name, string Queue, string[] Topics, string[] Economies,
    string[] Offices, bool IsBlocked, bool IsEnded);
