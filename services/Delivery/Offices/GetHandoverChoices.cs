using ApecCard.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Offices;

/// <summary>How an office hands cards over now: what an applicant may choose from. 404 for an unknown office.</summary>
public static class GetHandoverChoices
{
    public record Response(
        string Office, int Version, HandoverMethod[] Methods, IReadOnlyList<ServicePoint> ServicePoints);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        string office, DeliveryDb db, CancellationToken ct)
    {
        var newest = await db.Handovers.AsNoTracking()
            .Where(configuration => configuration.Office == office)
            .OrderByDescending(configuration => configuration.Version)
            .FirstOrDefaultAsync(ct);
        return newest is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new Response(newest.Office, newest.Version, newest.Methods, newest.ServicePoints));
    }
}
