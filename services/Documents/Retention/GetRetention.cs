using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Retention;

/// <summary>For administrators and operators: how long files are kept, what was destroyed, and what is due next.</summary>
public static class GetRetention
{
    private const int MostDays = 100;

    /// <param name="Purged">Day by day, the last first; no more than a hundred lines.</param>
    public record Response(Rule[] Rules, Row[] Purged);

    /// <param name="Dossiers">Cases and orders with files whose time counts for this reason.</param>
    /// <param name="NextDueAt">When the first of them are destroyed.</param>
    public record Rule(RetentionClass Class, int Days, int Dossiers, int Files, DateTimeOffset? NextDueAt);

    /// <param name="Day">In UTC.</param>
    /// <param name="Dossiers">Cases and orders.</param>
    public record Row(DateOnly Day, RetentionClass Class, int Dossiers, int Files, long Bytes);

    public static async Task<Ok<Response>> Handle(
        DocumentsDb db, IOptions<RetentionSettings> settings, CancellationToken ct)
    {
        var rules = new List<Rule>();
        foreach (var one in Enum.GetValues<RetentionClass>())
        {
            var days = settings.Value.DaysOf(one);
            var counted = await db.Dossiers.AsNoTracking().CountedAs(one).GroupBy(_ => 1)
                .Select(all => new { Dossiers = all.Count(), Files = all.Sum(c => c.Files), Next = all.Min(c => c.Since) })
                .SingleOrDefaultAsync(ct);
            rules.Add(new(one, days, counted?.Dossiers ?? 0, counted?.Files ?? 0, counted?.Next.AddDays(days)));
        }

        var purged = await db.Purges.AsNoTracking().GroupBy(purge => new { purge.PurgedAt.Date, purge.Class })
            .OrderByDescending(day => day.Key.Date).ThenBy(day => day.Key.Class).Take(MostDays)
            .Select(day => new
            {
                day.Key.Date,
                day.Key.Class,
                Dossiers = day.Count(),
                Files = day.Sum(purge => purge.Files),
                Bytes = day.Sum(purge => purge.Bytes),
            })
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(
            [.. rules],
            [.. purged.Select(one => new Row(DateOnly.FromDateTime(one.Date), one.Class, one.Dossiers, one.Files, one.Bytes))]));
    }
}
