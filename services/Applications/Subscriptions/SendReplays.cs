using ApecCard.Applications.PublicEvents;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Subscriptions;

/// <summary>
/// Puts what subscribers ask for again into their queues, in pieces, in their order, each piece noted when the broker
/// has it: after a crash one may be said once more. A queue that is long already is not made longer, so that what is
/// new is not lost; and the way of what is new is another one, which this does not disturb.
/// </summary>
public sealed class SendReplays(
    IServiceScopeFactory scopes, ISubscribersQueues queues, TimeProvider clock, ILogger<SendReplays> logger)
    : Rounds(TimeSpan.FromSeconds(1), logger)
{
    private const int Piece = 500;
    private const int MostWaiting = 10_000;

    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        var going = await db.Replays.Where(one => one.EndedAt == null).Select(one => one.Id).ToListAsync(ct);
        var hasSent = false;
        foreach (var id in going)
        {
            hasSent |= await SendPieceAsync(id, db, ct);
        }

        return hasSent; // else all wait for their subscribers
    }

    private async Task<bool> SendPieceAsync(Guid id, ApplicationsDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockReplayAsync(id, ct) is not { } replay)
        {
            return false; // a replica does it
        }

        var subscriber = await db.Subscribers.AsNoTracking().SingleAsync(one => one.Id == replay.SubscriberId, ct);
        var events = subscriber.IsEnded || subscriber.IsBlocked
            ? []
            : await subscriber.Of(db.PublicEvents.AsNoTracking())
                .Where(news => news.Cursor > replay.Cursor && news.Cursor <= replay.Until)
                .Take(Piece).ToListAsync(ct);
        if (events.Count > 0)
        {
            if (await queues.LookAsync(subscriber.Queue, ct) is not { Waiting: < MostWaiting })
            {
                return false; // full, or not there yet
            }

            await queues.SendAsync(subscriber.Queue, [.. events.Select(PublicLetter.Of)], ct);
            replay.Note(events[^1].Cursor!.Value, events.Count);
        }

        if (events.Count < Piece && !subscriber.IsBlocked)
        {
            replay.End(clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return events.Count > 0;
    }
}
