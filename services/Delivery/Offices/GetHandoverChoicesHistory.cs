using ApecCard.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Offices;

/// <summary>Every version of an office's choices, the newest first: who put it in force, when and why.</summary>
public static class GetHandoverChoicesHistory
{
    /// <param name="ConfiguredBy">The administrator's account; none for what the office began with.</param>
    public record Entry(
        int Version,
        HandoverMethod[] Methods,
        IReadOnlyList<ServicePoint> ServicePoints,
        string? ConfiguredBy,
        DateTimeOffset? ConfiguredAt,
        string? Reason);

    public static async Task<Results<Ok<Entry[]>, NotFound>> Handle(
        string office, DeliveryDb db, CancellationToken ct)
    {
        var versions = await db.Handovers.AsNoTracking()
            .Where(choices => choices.Office == office)
            .OrderByDescending(choices => choices.Version)
            .ToListAsync(ct);
        return versions.Count == 0
            ? TypedResults.NotFound()
            : TypedResults.Ok(versions.Select(choices => new Entry(
                choices.Version, choices.Methods, choices.ServicePoints, choices.ConfiguredBy, choices.ConfiguredAt,
                choices.Reason)).ToArray());
    }
}
