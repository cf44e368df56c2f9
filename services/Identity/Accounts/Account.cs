using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Accounts;

/// <summary>Somebody who can sign in: an enterprise, one of its agents, or an officer. Each has one role.</summary>
public sealed class Account
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>E-mail, or shaped like one; lower case.</summary>
    public required string SignInName { get; init; }

    /// <summary>None until an invited officer chooses a password.</summary>
    public required string? PasswordHash { get; set; }
    public required string Role { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public string? Name { get; set; }
    public Guid? EnterpriseId { get; init; }
    public string? Office { get; set; }

    /// <summary>Whether it may sign in; an agent while the enterprise says so, an officer until disabled.</summary>
    public bool IsAuthorised { get; private set; }

    /// <summary>An officer's session needs a one-time code, too.</summary>
    public bool IsOfficer => Role is not (Roles.Enterprise or Roles.Agent);

    public static Account OfEnterprise(
        Guid enterpriseId, string email, string passwordHash, DateTimeOffset now) => new()
        {
            SignInName = Normalise(email),
            PasswordHash = passwordHash,
            Role = Roles.Enterprise,
            EnterpriseId = enterpriseId,
            CreatedAt = now,
            IsAuthorised = true,
        };

    /// <summary>An agent is known first and authorised then.</summary>
    public static Account OfAgent(
        Guid enterpriseId, string email, string name, string passwordHash, DateTimeOffset now) => new()
        {
            SignInName = Normalise(email),
            PasswordHash = passwordHash,
            Role = Roles.Agent,
            EnterpriseId = enterpriseId,
            Name = name,
            CreatedAt = now,
        };

    /// <param name="role">What the officer decides.</param>
    /// <param name="office">The review office; none for those who serve the whole country.</param>
    public static Account OfOfficer(
        string signInName, string? passwordHash, string role, string? office, string name, DateTimeOffset now) => new()
        {
            SignInName = Normalise(signInName),
            PasswordHash = passwordHash,
            Role = role,
            Office = office,
            Name = name,
            CreatedAt = now,
            IsAuthorised = true,
        };

    public static string Normalise(string signInName) => signInName.Trim().ToLowerInvariant();

    /// <summary>True when this changed anything.</summary>
    public bool Authorise() => !IsAuthorised && (IsAuthorised = true);

    /// <summary>True when this changed anything.</summary>
    public bool Deauthorise() => IsAuthorised && !(IsAuthorised = false);

    public void MustBeAllowedIn()
    {
        if (!IsAuthorised)
        {
            throw IsOfficer
                ? new ProblemException(403, "officer.disabled", "An administrator has disabled this account.")
                : new ProblemException(403, "agent.not-authorised", "The enterprise has not authorised this agent.");
        }
    }
}
