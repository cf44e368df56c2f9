using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Fees;

/// <summary>Every version of an office's local fees, the newest first: who configured it, when and why.</summary>
public static class GetLocalFeesHistory
{
    public record Entry(
        int Version, DateOnly EffectiveOn, IReadOnlyList<LocalFee> Fees, string ConfiguredBy,
        DateTimeOffset ConfiguredAt, string Reason);

    public static async Task<Ok<Entry[]>> Handle(string office, PaymentsDb db, CancellationToken ct)
    {
        var versions = await db.LocalFees.AsNoTracking()
            .Where(fees => fees.Office == office)
            .OrderByDescending(fees => fees.Version)
            .ToListAsync(ct);
        return TypedResults.Ok(versions.Select(fees => new Entry(
            fees.Version, fees.EffectiveOn, fees.Fees, fees.ConfiguredBy, fees.ConfiguredAt, fees.Reason)).ToArray());
    }
}
