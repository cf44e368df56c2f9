using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Officers;

/// <summary>An administrator looks at the officers.</summary>
public static class ListOfficers
{
    /// <summary>All officers, in the order they were added; of one role or one office, if it is named.</summary>
    public static async Task<Ok<Page<OfficerView>>> Handle(
        IdentityDb db, CancellationToken ct, [MaxLength(40)] string? role = null, [MaxLength(40)] string? office = null,
        Guid? after = null, [Range(1, PageRequest.Most)] int limit = 20)
    {
        var page = new PageRequest(after, limit);
        var officers = db.Officers.AsNoTracking()
            .Where(officer => page.After == null || officer.Id > page.After)
            .Where(officer => role == null || officer.Role == role)
            .Where(officer => office == null || officer.Office == office)
            .OrderBy(officer => officer.Id)
            .Take(page.Limit + 1);
        return TypedResults.Ok(page.Cut(
            await OfficerView.ReadAsync(db, officers, ct), officer => officer.Id, officer => officer));
    }
}
