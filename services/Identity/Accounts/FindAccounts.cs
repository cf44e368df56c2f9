using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Accounts;

/// <summary>
/// Somebody calls about an account, and an administrator looks for it: by the whole e-mail, or by the company's code.
/// There is no list of them all.
/// </summary>
public static class FindAccounts
{
    /// <param name="Text">An e-mail to sign in with, or a unified social credit code: in the body, not in the URL.</param>
    public record Request([Required, MaxLength(254)] string Text);

    /// <param name="Items">Of a code, the enterprise's account and its agents'; nothing, if nobody has it.</param>
    public record Response(IReadOnlyList<FoundAccount> Items);

    /// <summary>What is found, which is audited.</summary>
    public static async Task<Ok<Response>> Handle(
        Request request, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var (name, code) = (Account.Normalise(request.Text), request.Text.Trim().ToUpperInvariant());
        var accounts = db.Accounts.Where(account => account.SignInName == name
            || db.Enterprises.Any(enterprise => enterprise.Id == account.EnterpriseId && enterprise.Uscc == code));
        var found = await FoundAccount.ReadAsync(db, accounts, ct);
        foreach (var account in found)
        {
            db.Audit(caller.Subject, "account.looked-up", $"{account.Id}", clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(found));
    }
}

/// <summary>An account as an administrator sees it who looked for it.</summary>
/// <param name="Id">The subject of its tokens.</param>
/// <param name="SignInName">E-mail, or shaped like one.</param>
/// <param name="Name">An agent's or officer's.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Company">The enterprise it acts for.</param>
/// <param name="OpenSessions">In how many places it is signed in.</param>
public sealed record FoundAccount(
    Guid Id, string SignInName, string? Name, string Role, string? Company, int OpenSessions)
{
    internal static Task<List<FoundAccount>> ReadAsync(
        IdentityDb db, IQueryable<Account> accounts, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        return accounts.OrderBy(account => account.Id).Take(PageRequest.Most).Select(account => new FoundAccount(
            account.Id, account.SignInName, account.Name, account.Role,
            db.Enterprises.Where(enterprise => enterprise.Id == account.EnterpriseId)
                .Select(enterprise => enterprise.Name).SingleOrDefault(),
            db.Sessions.Count(session =>
                session.AccountId == account.Id && session.EndedAt == null && session.ExpiresAt > now))).ToListAsync(ct);
    }
}
