using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Accounts;

/// <summary>Who am I, and for whom do I act?</summary>
public static class GetMe
{
    /// <summary>The caller's own account. 404 for a service: it has none.</summary>
    public static async Task<Results<Ok<AccountView>, NotFound>> Handle(
        Caller caller, IdentityDb db, CancellationToken ct) =>
        Guid.TryParse(caller.Subject, out var id)
        && await db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id, ct) is { } account
            ? TypedResults.Ok(await AccountView.ReadAsync(db, account, ct))
            : TypedResults.NotFound();
}
