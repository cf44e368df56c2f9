using ApecCard.Identity.Enterprises;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Invitations;

/// <summary>Whose e-licence cannot be scanned.</summary>
public enum EnterpriseKind
{
    ForeignFunded,
    HongKongMacaoTaiwanFunded,
}

/// <summary>
/// Staff opened an enterprise's account after a telephone call (Xi'an's guide, Zhongshan's FAQ); it chooses the
/// password itself.
/// </summary>
public sealed class EnterpriseInvitation
{
    public required Guid EnterpriseId { get; init; }
    public required Guid AccountId { get; init; }
    public required EnterpriseKind Kind { get; init; }
    public required string InvitedBy { get; init; }
    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>Encrypted: who called, and what was said. The last note, if staff looked at the papers again.</summary>
    public required byte[] ProtectedNote { get; set; }

    public void MustBeOpen(Enterprise enterprise)
    {
        if (enterprise.RegisteredAt is not null)
        {
            throw new RuleViolationException(
                "invitation.accepted", "The enterprise has accepted the invitation and chosen its password.");
        }
    }
}
