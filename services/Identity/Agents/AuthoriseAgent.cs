using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Agents;

/// <summary>The enterprise lets an agent act for it.</summary>
public static class AuthoriseAgent
{
    /// <summary>Authorises the agent; doing it again changes nothing. 404: not an agent of this enterprise.</summary>
    public static async Task<Results<Ok<AgentView>, NotFound>> Handle(
        Guid agentId, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAgentAsync(agentId, caller.EnterpriseId, ct) is not { } agent)
        {
            return TypedResults.NotFound();
        }

        if (agent.Authorise())
        {
            db.Audit(caller.Subject, "agent.authorised", subject: $"{agentId}", clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await AgentView.ReadAsync(db, agentId, ct));
    }
}
