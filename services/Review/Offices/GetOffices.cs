using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Offices;

/// <summary>The review offices an enterprise may choose from, each as it is configured now.</summary>
public static class GetOffices
{
    public static async Task<Ok<OfficeConfiguration[]>> Handle(ReviewDb db, CancellationToken ct)
    {
        var versions = await db.Offices.AsNoTracking().ToListAsync(ct);
        return TypedResults.Ok(versions
            .GroupBy(office => office.Office)
            .Select(office => office.MaxBy(version => version.Version)!)
            .OrderBy(office => office.Office, StringComparer.Ordinal)
            .ToArray());
    }
}
