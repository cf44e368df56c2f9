using ApecCard.Identity.Sessions;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Agents;

/// <summary>
/// The enterprise takes an agent's authorisation back: all its sessions end with it, and an open invitation is worth
/// nothing.
/// </summary>
public static class DeauthoriseAgent
{
    /// <summary>De-authorises the agent; again, it changes nothing. 404: not an agent of this enterprise.</summary>
    public static async Task<Results<Ok<AgentView>, NotFound>> Handle(
        Guid agentId, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAgentAsync(agentId, caller.EnterpriseId, ct) is not { } agent)
        {
            return TypedResults.NotFound();
        }

        if (agent.Deauthorise())
        {
            db.Audit(caller.Subject, "agent.deauthorised", subject: $"{agentId}", clock.GetUtcNow());
            await db.VoidTicketsAsync(agentId, TicketPurpose.Invitation, ct);

            // Who signs in at this moment waits for the agent's row, and then finds it without authorisation.
            await db.EndAllAsync(agentId, SessionEnd.Deauthorised, caller.Subject, clock.GetUtcNow(), ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await AgentView.ReadAsync(db, agentId, ct));
    }
}
