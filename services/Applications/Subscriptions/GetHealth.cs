using System.Globalization;
using ApecCard.Applications.PublicEvents;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Subscriptions;

/// <summary>A subscriber looks how it stands with its events.</summary>
public static class GetHealth
{
    /// <param name="Queue">Its queue at the broker.</param>
    /// <param name="Waiting">How many events wait there; null while the broker or the queue is away.</param>
    /// <param name="Consumers">How many listen there now.</param>
    /// <param name="LastCursor">Of the newest event it may know; none: there has been none.</param>
    /// <param name="LastAt">When that happened.</param>
    /// <param name="LastSentAt">When the broker got it; none: it is about to.</param>
    /// <param name="Replay">The latest one it asked for.</param>
    public record Response(
        string Queue, long? Waiting, long? Consumers, string? LastCursor, DateTimeOffset? LastAt,
        DateTimeOffset? LastSentAt, ReplayView? Replay);

    /// <summary>What waits for the caller, what was said last, and how its replay goes.</summary>
    public static async Task<Ok<Response>> Handle(
        Caller caller, ApplicationsDb db, ISubscribersQueues queues, CancellationToken ct)
    {
        var subscriber = await db.GetSubscriberAsync(caller, ct);
        var last = await subscriber.Of(db.PublicEvents.AsNoTracking()).Reverse().FirstOrDefaultAsync(ct);
        var replay = await db.Replays.AsNoTracking().Where(one => one.SubscriberId == subscriber.Id)
            .OrderByDescending(one => one.Id).FirstOrDefaultAsync(ct);
        var now = await LookAsync(queues, subscriber.Queue, ct);
        return TypedResults.Ok(new Response(
            subscriber.Queue, now?.Waiting, now?.Consumers, last?.Cursor?.ToString(CultureInfo.InvariantCulture),
            last?.At, last?.SentAt, replay is null ? null : ReplayView.Of(replay)));
    }

    private static async Task<QueueNow?> LookAsync(ISubscribersQueues queues, string queue, CancellationToken ct)
    {
        try
        {
            return await queues.LookAsync(queue, ct);
        }
        catch (Exception e) when (PublicExchange.IsAway(e, ct))
        {
            return null; // that is an answer, too
        }
    }
}
