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
public sealed record AccountView(
    Guid Id, string SignInName, string? Name, string[] Roles, string? Office, EnterpriseView? Enterprise)
{
    public static AccountView Of(Account account, Enterprise? enterprise) => new(
        account.Id, account.SignInName, account.Name ?? enterprise?.Name, [account.Role], account.Office,
        enterprise is null ? null : EnterpriseView.Of(enterprise));

    public static async Task<AccountView> ReadAsync(IdentityDb db, Account account, CancellationToken ct) => Of(
        account,
        account.EnterpriseId is { } id
            ? await db.Enterprises.AsNoTracking().SingleAsync(enterprise => enterprise.Id == id, ct)
            : null);
}
