using System.Text.Json.Serialization;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Offices;

/// <summary>How an office hands cards over now: what an applicant may choose from. 404 for an unknown office.</summary>
public static class GetHandoverChoices
{
    public record Response(
        string Office, int Version, HandoverMethod[] Methods, IReadOnlyList<ServicePoint> ServicePoints) : IVersioned
    {
        [JsonIgnore] // it goes out as the ETag
        public uint RowVersion => (uint)Version;

        public static Response Of(HandoverConfiguration choices) =>
            new(choices.Office, choices.Version, choices.Methods, choices.ServicePoints);
    }

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        string office, DeliveryDb db, CancellationToken ct) =>
        await db.FindChoicesAsync(office, ct) is { } choices
            ? TypedResults.Ok(Response.Of(choices))
            : TypedResults.NotFound();

    /// <summary>The newest version: the one in force.</summary>
    public static Task<HandoverConfiguration?> FindChoicesAsync(
        this DeliveryDb db, string office, CancellationToken ct) => db.Handovers.AsNoTracking()
        .Where(configuration => configuration.Office == office)
        .OrderByDescending(configuration => configuration.Version)
        .FirstOrDefaultAsync(ct);
}
