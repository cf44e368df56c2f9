using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Officers;

/// <summary>What colleagues are called: who works here sees names where records keep accounts.</summary>
public static class GetNames
{
    private const int Most = 100;

    /// <param name="Id">The account.</param>
    /// <param name="Name">What to call them.</param>
    public record Item(Guid Id, string Name);

    /// <summary>
    /// The names of officers, clerks, operators and administrators. Accounts that are unknown, and those of enterprises
    /// and their agents, are left out.
    /// </summary>
    /// <param name="ids">Accounts, at most 100.</param>
    public static async Task<Ok<Item[]>> Handle(
        [FromQuery, Required, MaxLength(Most)] Guid[] ids, IdentityDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.Accounts.AsNoTracking()
            .Where(account => ids.Contains(account.Id) && account.EnterpriseId == null && account.Name != null)
            .OrderBy(account => account.Id)
            .Select(account => new Item(account.Id, account.Name!))
            .ToArrayAsync(ct));
}
