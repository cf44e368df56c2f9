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
