using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Agents;

/// <summary>The enterprise mends an agent's name; the e-mail stays, since the agent signs in with it.</summary>
public static class RenameAgent
{
    /// <param name="Name">The agent's name.</param>
    public record Request([Required, MaxLength(100)] string Name);

    /// <summary>The agent with the new name. 404: not an agent of this enterprise.</summary>
    public static async Task<Results<Ok<AgentView>, NotFound>> Handle(
        Guid agentId, Request request, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAgentAsync(agentId, caller.EnterpriseId, ct) is not { } agent)
        {
            return TypedResults.NotFound();
        }

        if (agent.Name != request.Name)
        {
            agent.Name = request.Name;
            db.Audit(caller.Subject, "agent.renamed", subject: $"{agentId}", clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await AgentView.ReadAsync(db, agentId, ct));
    }
}
