using ApecCard.Identity.Accounts;

namespace ApecCard.Identity.Agents;

/// <summary>An agent (经办人) as the enterprise sees it.</summary>
/// <param name="Id">The agent's account.</param>
/// <param name="Email">The name it signs in with.</param>
/// <param name="Name">The agent's name.</param>
/// <param name="Authorised">Whether it may sign in and act for the enterprise.</param>
public sealed record AgentView(Guid Id, string Email, string? Name, bool Authorised)
{
    public static AgentView Of(Account agent) => new(agent.Id, agent.SignInName, agent.Name, agent.IsAuthorised);
}
