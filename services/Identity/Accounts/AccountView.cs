using ApecCard.Identity.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Accounts;

/// <summary>Who is signed in.</summary>
/// <param name="Id">The subject of the account's tokens.</param>
/// <param name="SignInName">E-mail, or shaped like one.</param>
/// <param name="Name">What to call an agent or officer; an enterprise is called by its registered name.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="Office">An officer's review office.</param>
/// <param name="Enterprise">The company it acts for.</param>
/// <param name="EmailConfirmed">False of an enterprise that has not opened the link mailed to it.</param>
/// <param name="NewEmail">What it will sign in with, once that is confirmed.</param>
public sealed record AccountView(
    Guid Id, string SignInName, string? Name, string[] Roles, string? Office, EnterpriseView? Enterprise,
    bool EmailConfirmed, NewEmail? NewEmail)
{
    public static AccountView Of(Account account, Enterprise? enterprise) => new(
        account.Id, account.SignInName, account.Name ?? enterprise?.Name, [account.Role], account.Office,
        enterprise is null ? null : EnterpriseView.Of(enterprise), account.IsEmailConfirmed,
        NewEmail.Of(account, TimeProvider.System.GetUtcNow()));

    public static async Task<AccountView> ReadAsync(IdentityDb db, Account account, CancellationToken ct) => Of(
        account,
        account.EnterpriseId is { } id
            ? await db.Enterprises.AsNoTracking().SingleAsync(enterprise => enterprise.Id == id, ct)
            : null);
}

/// <param name="Email">The address a link was mailed to.</param>
/// <param name="Until">Until when the link is good.</param>
public sealed record NewEmail(string Email, DateTimeOffset Until)
{
    public static NewEmail? Of(Account account, DateTimeOffset now) =>
        account is { NewEmail: { } email, NewEmailUntil: { } until } && now < until ? new(email, until) : null;
}
