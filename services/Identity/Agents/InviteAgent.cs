using ApecCard.Identity.Accounts;
using ApecCard.Identity.Invitations;
using ApecCard.Identity.Letters;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Agents;

/// <summary>
/// The enterprise has another link mailed to an agent who has not chosen a password yet: the first has expired, or did
/// not arrive.
/// </summary>
public static class InviteAgent
{
    /// <param name="Agent">Who is invited.</param>
    /// <param name="Invitation">The same link as the mail's, for the enterprise to pass on. Said only here.</param>
    public record Response(AgentView Agent, Invitation Invitation);

    /// <summary>
    /// The new link; those before are worth nothing. It lets nobody in who is not authorised. 404: not an agent of this
    /// enterprise; 409 agent.has-password: it can reset that; 429 mail.too-many with Retry-After.
    /// </summary>
    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid agentId, Caller caller, IdentityDb db, Letterbox letters, LetterSecrets secrets, TimeProvider clock,
        CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAgentAsync(agentId, caller.EnterpriseId, ct) is not { } agent)
        {
            return TypedResults.NotFound();
        }

        if (agent.PasswordHash is not null)
        {
            throw new RuleViolationException(
                "agent.has-password", "The agent has chosen a password, and can have a link mailed to reset it.");
        }

        await db.CountInvitationAsync(agent, ct);
        await db.VoidTicketsAsync(agentId, TicketPurpose.Invitation, ct);
        var invitation = Invitation.Mail(letters, secrets, LetterKind.InviteAgent, agent);
        db.Audit(caller.Subject, "agent.invited-again", subject: $"{agentId}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(await AgentView.ReadAsync(db, agentId, ct), invitation));
    }

    /// <summary>Enterprises do not flood mailboxes by us: neither one with many letters, nor many.</summary>
    internal static async Task CountInvitationAsync(this IdentityDb db, Account agent, CancellationToken ct)
    {
        var wait = await db.CountMailAsync($"agents of {agent.EnterpriseId}", AllowMail.AgentsOfOneEnterprise, ct)
            ?? await db.CountMailAsync($"invitations of {agent.SignInName}", AllowMail.InvitationsToOneMailbox, ct);
        if (wait is { } time)
        {
            throw new TooManyMailsException(time);
        }
    }
}
