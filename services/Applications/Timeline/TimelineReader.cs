using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Timeline;

/// <summary>Entries as they travel in the live stream, and the place of the last one.</summary>
/// <param name="IsAll">There were no more.</param>
public sealed record TimelineItems(IReadOnlyList<SseItem<string>> Items, long Last, bool IsAll);

/// <summary>
/// Reads the timelines of an enterprise's cases as one. A scope for each look: a stream lives for minutes and must not
/// hold a connection meanwhile.
/// </summary>
public sealed class TimelineReader(IServiceScopeFactory scopes)
{
    private const int AtOnce = 100;

    /// <summary>The place of the last entry there is.</summary>
    public async Task<long> LastAsync(Guid enterpriseId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        return await db.Timeline.Where(e => e.EnterpriseId == enterpriseId).MaxAsync(e => (long?)e.Seq, ct) ?? 0;
    }

    /// <summary>The next hundred after this place. No one's departure ends it: many may wait for it.</summary>
    public async Task<TimelineItems> AfterAsync(Guid enterpriseId, long seen)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        var entries = await db.Timeline.AsNoTracking()
            .Where(e => e.EnterpriseId == enterpriseId && e.Seq > seen)
            .OrderBy(e => e.Seq).Take(AtOnce).ToListAsync(CancellationToken.None);
        return new([.. entries.Select(Item)], entries.Count > 0 ? entries[^1].Seq : seen, entries.Count < AtOnce);
    }

    private static SseItem<string> Item(TimelineEntry entry) =>
        new(JsonSerializer.Serialize(TimelineView.Of(entry), Json.Options), "timeline")
        {
            EventId = entry.Seq.ToString(CultureInfo.InvariantCulture),
        };
}
