using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Agents;

/// <summary>The enterprise looks at its agents.</summary>
public static class ListAgents
{
    /// <summary>The enterprise's own agents, in the order they were added.</summary>
    public static async Task<Ok<Page<AgentView>>> Handle(
        Caller caller, IdentityDb db, CancellationToken ct,
        Guid? after = null, [Range(1, PageRequest.Most)] int limit = 20)
    {
        var page = new PageRequest(after, limit);
        var agents = db.AgentsOf(caller.EnterpriseId).AsNoTracking()
            .Where(agent => page.After == null || agent.Id > page.After)
            .OrderBy(agent => agent.Id)
            .Take(page.Limit + 1);
        return TypedResults.Ok(page.Cut(
            await AgentView.ReadAsync(db, agents, ct), agent => agent.Id, agent => agent));
    }
}
