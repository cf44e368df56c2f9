using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Agents;

/// <summary>The enterprise adds an agent, with an account of its own; it may sign in once authorised.</summary>
public static class AddAgent
{
    /// <param name="Email">The agent's sign-in name.</param>
    /// <param name="Name">The agent's name.</param>
    /// <param name="Password">The first one: at least 12 characters, none of the well-known.</param>
    public record Request(
        [Required, EmailAddress, MaxLength(254)] string Email,
        [Required, MaxLength(100)] string Name,
        [Required, MinLength(PasswordRules.MinLength), MaxLength(PasswordRules.MaxLength)] string Password);

    /// <summary>Adds the agent, not yet authorised. 409 account.name-taken: somebody has this e-mail.</summary>
    public static async Task<Created<AgentView>> Handle(
        Request request, Caller caller, IdentityDb db, Passwords passwords, TimeProvider clock, CancellationToken ct)
    {
        PasswordRules.Check(request.Password, request.Email);
        var now = clock.GetUtcNow();
        var agent = Account.OfAgent(
            caller.EnterpriseId, request.Email, request.Name, passwords.Hash(request.Password), now);
        db.Add(agent);
        db.Audit(caller.Subject, "agent.added", subject: $"{agent.Id}", now);
        await db.SaveUniqueAsync(ct);
        return TypedResults.Created($"/agents/{agent.Id}", AgentView.Of(agent));
    }
}
