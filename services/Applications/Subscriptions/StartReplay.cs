using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Subscriptions;

/// <summary>A subscriber wants events again in its own queue.</summary>
public static class StartReplay
{
    /// <summary>
    /// Says again, with the same ids and cursors, what the caller is registered for, up to now, while new events go on
    /// coming between. One at a time: 409 replay.going-on. 400 events.cursor-ahead, events.two-places.
    /// </summary>
    public static async Task<Accepted<ReplayView>> Handle(
        Place request, Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        var subscriber = await db.GetSubscriberAsync(caller, ct);
        var after = await request.FindAsync(db, ct);
        var now = clock.GetUtcNow();
        var replay = Replay.Of(subscriber.Id, after, await db.LastCursorAsync(ct), now);
        db.Add(replay);
        db.Audit(caller.Subject, "subscriber.replay-asked", $"{replay.Id}", now);
        await db.SaveOneReplayAsync(ct);
        return TypedResults.Accepted($"/subscriptions/replays/{replay.Id}", ReplayView.Of(replay));
    }

    /// <summary>How far it has come. 404: the caller has asked for no such replay.</summary>
    public static async Task<Results<Ok<ReplayView>, NotFound>> Get(
        Guid replayId, Caller caller, ApplicationsDb db, CancellationToken ct)
    {
        var subscriber = await db.GetSubscriberAsync(caller, ct);
        return await db.Replays.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == replayId && one.SubscriberId == subscriber.Id, ct) is { } replay
            ? TypedResults.Ok(ReplayView.Of(replay))
            : TypedResults.NotFound();
    }
}
