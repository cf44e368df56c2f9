using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Timeline;

/// <summary>
/// The live stream of all of the enterprise's cases: one entry of a timeline each (event <c>timeline</c>, its id the place
/// to go on from), and a beat every 15 seconds. It ends when the caller's token does; come back with Last-Event-ID.
/// </summary>
public static class WatchCases
{
    private const int AtOnce = 100;
    private static readonly TimeSpan _beat = TimeSpan.FromSeconds(15);

    public static ServerSentEventsResult<string> Handle(
        [FromHeader(Name = "Last-Event-ID")] long? lastEventId, Caller caller, HttpContext http, Viewers viewers,
        IServiceScopeFactory scopes, IHostApplicationLifetime application)
    {
        var expiry = long.TryParse(http.User.FindFirst("exp")?.Value, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UtcNow;
        return TypedResults.ServerSentEvents(
            Entries(caller.EnterpriseId, lastEventId, expiry, viewers, scopes, application.ApplicationStopping, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> Entries(
        Guid enterpriseId, long? lastSeen, DateTimeOffset until, Viewers viewers, IServiceScopeFactory scopes,
        CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var remaining = until - DateTimeOffset.UtcNow;
        end.CancelAfter(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);

        using var watch = viewers.Join(enterpriseId); // first join, then read: nothing falls between
        var seen = lastSeen ?? await LastAsync(enterpriseId, scopes, gone);
        yield return new("", "hello");
        while (!end.IsCancellationRequested)
        {
            var entries = await AfterAsync(enterpriseId, seen, scopes, gone);
            foreach (var entry in entries)
            {
                seen = entry.Seq;
                yield return new(JsonSerializer.Serialize(TimelineView.Of(entry), Json.Options), "timeline")
                {
                    EventId = seen.ToString(CultureInfo.InvariantCulture),
                };
            }

            if (entries.Count == AtOnce)
            {
                continue;
            }

            var call = await CalledAsync(watch, end.Token);
            if (call is Call.SentAway)
            {
                yield break;
            }

            if (call is Call.Nothing && !end.IsCancellationRequested)
            {
                yield return new("", "beat");
            }
        }
    }

    private enum Call { News, Nothing, SentAway }

    private static async Task<Call> CalledAsync(Viewers.Watch watch, CancellationToken end)
    {
        using var beat = CancellationTokenSource.CreateLinkedTokenSource(end);
        beat.CancelAfter(_beat);
        try
        {
            return await watch.Calls.WaitToReadAsync(beat.Token) && watch.Calls.TryRead(out _) ? Call.News : Call.SentAway;
        }
        catch (OperationCanceledException)
        {
            return Call.Nothing;
        }
    }

    private static async Task<long> LastAsync(Guid enterpriseId, IServiceScopeFactory scopes, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        return await db.Timeline.Where(e => e.EnterpriseId == enterpriseId).MaxAsync(e => (long?)e.Seq, ct) ?? 0;
    }

    // A scope for each look: a stream lives for minutes and must not hold a connection meanwhile.
    private static async Task<List<TimelineEntry>> AfterAsync(
        Guid enterpriseId, long seen, IServiceScopeFactory scopes, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        return await db.Timeline.AsNoTracking()
            .Where(e => e.EnterpriseId == enterpriseId && e.Seq > seen)
            .OrderBy(e => e.Seq).Take(AtOnce).ToListAsync(ct);
    }
}
