using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Invitations;
using ApecCard.Identity.Letters;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Agents;

/// <summary>
/// The enterprise adds an agent, with an account of its own. The agent chooses the password by a link, which is mailed
/// to it, and may sign in once authorised.
/// </summary>
public static class AddAgent
{
    /// <param name="Email">The agent's sign-in name.</param>
    /// <param name="Name">The agent's name.</param>
    public record Request([Required, EmailAddress, MaxLength(254)] string Email, [Required, MaxLength(100)] string Name);

    /// <summary>
    /// Adds the agent, not yet authorised, and invites it. 409 account.name-taken: somebody has this e-mail; 429
    /// mail.too-many with Retry-After.
    /// </summary>
    public static async Task<Created<InviteAgent.Response>> Handle(
        Request request, Caller caller, IdentityDb db, Letterbox letters, LetterSecrets secrets, TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var agent = Account.OfAgent(caller.EnterpriseId, request.Email, request.Name, passwordHash: null, now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.CountInvitationAsync(agent, ct);
        db.Add(agent);
        var invitation = Invitation.Mail(letters, secrets, LetterKind.InviteAgent, agent);
        db.Audit(caller.Subject, "agent.added", subject: $"{agent.Id}", now);
        await db.SaveUniqueAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created(
            $"/agents/{agent.Id}", new InviteAgent.Response(await AgentView.ReadAsync(db, agent.Id, ct), invitation));
    }
}
