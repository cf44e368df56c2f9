using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Accounts;

/// <summary>Somebody who can sign in: an enterprise, one of its agents, or an officer. Each has one role.</summary>
public sealed class Account
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>E-mail, or shaped like one; lower case.</summary>
    public required string SignInName { get; set; }

    /// <summary>None until who was invited chooses a password.</summary>
    public required string? PasswordHash { get; set; }

    /// <summary>When a forgotten password was replaced: attempts before that do not count any more.</summary>
    public DateTimeOffset? PasswordResetAt { get; private set; }

    /// <summary>When somebody showed that the e-mail reaches them.</summary>
    public DateTimeOffset? EmailConfirmedAt { get; private set; }

    /// <summary>What the account wants to sign in with, once that is confirmed.</summary>
    public string? NewEmail { get; private set; }

    /// <summary>Until when it may be.</summary>
    public DateTimeOffset? NewEmailUntil { get; private set; }

    public required string Role { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public string? Name { get; set; }
    public Guid? EnterpriseId { get; init; }
    public string? Office { get; set; }

    /// <summary>Whether it may sign in; an agent while the enterprise says so, an officer until disabled.</summary>
    public bool IsAuthorised { get; private set; }

    /// <summary>Whether nothing is to be confirmed: of enterprises it is asked, which register by themselves.</summary>
    public bool IsEmailConfirmed => Role is not Roles.Enterprise || EmailConfirmedAt is not null;

    /// <summary>An officer's session needs a one-time code, too.</summary>
    public bool IsOfficer => Role is not (Roles.Enterprise or Roles.Agent);

    /// <param name="passwordHash">None if staff opened the account: the enterprise chooses it by an invitation.</param>
    public static Account OfEnterprise(
        Guid enterpriseId, string email, string? passwordHash, DateTimeOffset now) => new()
        {
            SignInName = Normalise(email),
            PasswordHash = passwordHash,
            Role = Roles.Enterprise,
            EnterpriseId = enterpriseId,
            CreatedAt = now,
            IsAuthorised = true,
        };

    /// <summary>An agent is known first and authorised then; the password it chooses itself.</summary>
    public static Account OfAgent(
        Guid enterpriseId, string email, string name, string? passwordHash, DateTimeOffset now) => new()
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

    public void ConfirmEmail(DateTimeOffset now) => EmailConfirmedAt ??= now;

    /// <summary>It signs in as before until the new address is confirmed.</summary>
    public void AskForEmail(string email, DateTimeOffset until)
    {
        var name = Normalise(email);
        if (name == SignInName)
        {
            throw new RuleViolationException("email.same", "The account signs in with this e-mail already.");
        }

        (NewEmail, NewEmailUntil) = (name, until);
    }

    /// <summary>False when there was none.</summary>
    public bool ForgetNewEmail()
    {
        var had = NewEmail is not null;
        (NewEmail, NewEmailUntil) = (null, null);
        return had;
    }

    /// <summary>From now on it signs in with the new address, which is confirmed.</summary>
    public void TakeNewEmail(DateTimeOffset now)
    {
        (SignInName, EmailConfirmedAt) = (NewEmail!, now);
        ForgetNewEmail();
    }

    /// <summary>Who had the link read the mail. What a stranger may have begun meanwhile is forgotten.</summary>
    public void ResetPassword(string hash, DateTimeOffset now)
    {
        (PasswordHash, PasswordResetAt) = (hash, now);
        ConfirmEmail(now);
        ForgetNewEmail();
    }

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
