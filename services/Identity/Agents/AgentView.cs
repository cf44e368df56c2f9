using ApecCard.Identity.Accounts;
using ApecCard.Identity.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Agents;

/// <summary>An agent (经办人) as the enterprise sees it.</summary>
/// <param name="Id">The agent's account.</param>
/// <param name="Email">The name it signs in with.</param>
/// <param name="Name">The agent's name.</param>
/// <param name="Authorised">Whether it may sign in and act for the enterprise.</param>
/// <param name="HasPassword">Whether the invitation was accepted.</param>
/// <param name="InvitedUntil">Until when an invitation is open.</param>
public sealed record AgentView(
    Guid Id, string Email, string? Name, bool Authorised, bool HasPassword, DateTimeOffset? InvitedUntil)
{
    public static async Task<List<AgentView>> ReadAsync(
        IdentityDb db, IQueryable<Account> agents, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        return await agents.Select(agent => new AgentView(
            agent.Id, agent.SignInName, agent.Name, agent.IsAuthorised, agent.PasswordHash != null,
            db.Tickets
                .Where(ticket => ticket.AccountId == agent.Id && ticket.Purpose == TicketPurpose.Invitation
                    && ticket.ExpiresAt > now)
                .Max(ticket => (DateTimeOffset?)ticket.ExpiresAt))).ToListAsync(ct);
    }

    public static async Task<AgentView> ReadAsync(IdentityDb db, Guid id, CancellationToken ct) =>
        (await ReadAsync(db, db.Accounts.Where(account => account.Id == id), ct)).Single();
}
