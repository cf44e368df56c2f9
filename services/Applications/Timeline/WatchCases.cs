using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Applications.Timeline;

/// <summary>
/// The live stream of all of the enterprise's cases: one entry of a timeline each (event <c>timeline</c>, its id the
/// place to go on from), and a beat every 15 seconds. It ends when the caller's token or session
/// does; come back with Last-Event-ID.
/// </summary>
public static class WatchCases
{
    private static readonly TimeSpan _beat = TimeSpan.FromSeconds(15);

    public static ServerSentEventsResult<string> Handle(
        [FromHeader(Name = "Last-Event-ID")] long? lastEventId, Caller caller, HttpContext http, Viewers viewers,
        TimelineReader timeline, RevokedSessions revoked, IHostApplicationLifetime application)
    {
        var expiry = long.TryParse(http.User.FindFirst("exp")?.Value, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UtcNow;
        return TypedResults.ServerSentEvents(
            Entries(
                caller, lastEventId, expiry, viewers, timeline, revoked, application.ApplicationStopping,
                http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> Entries(
        Caller caller, long? lastSeen, DateTimeOffset until, Viewers viewers, TimelineReader timeline,
        RevokedSessions revoked, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var remaining = until - DateTimeOffset.UtcNow;
        end.CancelAfter(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);

        using var session = revoked.Watch(caller.SessionId, end);
        var enterpriseId = caller.EnterpriseId;
        using var watch = viewers.Join(enterpriseId); // first join, then read: nothing falls between
        var seen = lastSeen ?? await timeline.LastAsync(enterpriseId, gone);
        yield return new("", "hello");
        while (!end.IsCancellationRequested)
        {
            var (items, last, isAll) = await watch.AfterAsync(seen).WaitAsync(gone);
            foreach (var item in items)
            {
                yield return item;
            }

            seen = last;
            if (!isAll)
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
            return await watch.Calls.WaitToReadAsync(beat.Token) && watch.Calls.TryRead(out _)
                ? Call.News
                : Call.SentAway;
        }
        catch (OperationCanceledException)
        {
            return Call.Nothing;
        }
    }
}
