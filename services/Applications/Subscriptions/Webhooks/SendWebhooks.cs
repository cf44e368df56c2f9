using System.Collections.Concurrent;
using ApecCard.Applications.PublicEvents;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>
/// Brings public events to the webhooks, those of one case in their order. Each webhook has a way of its own, so that a
/// slow one holds up no other; none holds a transaction while it waits for an answer. Which events it takes is noted
/// first: who ends in between has them sent once more.
/// </summary>
public sealed class SendWebhooks(
    IServiceScopeFactory scopes, WebhookClient client, TimeProvider clock, ILogger<SendWebhooks> logger)
    : Rounds(TimeSpan.FromSeconds(1), logger)
{
    private const int Piece = 200;
    private const int MostPending = 10_000; // of one webhook; the others stay in the log until these are gone
    private readonly ConcurrentDictionary<Guid, bool> _underWay = [];

    /// <summary>Sets out on each way on which nobody is; what comes of it is not waited for.</summary>
    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        var now = clock.GetUtcNow();
        var awake = await db.Webhooks.Where(one => one.RestsUntil == null || one.RestsUntil <= now)
            .Select(one => one.SubscriberId).ToListAsync(ct);
        foreach (var subscriber in awake.Where(one => _underWay.TryAdd(one, true)))
        {
            _ = GoAsync(subscriber, ct);
        }

        return false;
    }

    private async Task GoAsync(Guid subscriber, CancellationToken ct)
    {
        try
        {
            while (await SendSomeAsync(subscriber, ct))
            {
                // until nothing is due
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            logger.LogWarning(e, "The webhook of {Subscriber} was interrupted, going on in a moment", subscriber);
        }
        catch (OperationCanceledException)
        {
            // Stopping: what was taken is sent again.
        }
        finally
        {
            _underWay.TryRemove(subscriber, out _);
        }
    }

    private async Task<bool> SendSomeAsync(Guid subscriber, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        var (webhook, due) = await TakeAsync(db, subscriber, ct);
        if (due is [])
        {
            return false;
        }

        var (url, keys) = (webhook!.Url, webhook.KeysAt(clock.GetUtcNow()).ToArray());
        var attempts = await Task.WhenAll(
            due.Select(one => client.SendAsync(url, keys, PublicLetter.Of(one.Event), ct)));

        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        if (await db.LockWebhookAsync(subscriber, CancellationToken.None) is not { } now)
        {
            return false; // ended meanwhile, and its deliveries with it
        }

        await db.Entry(now).ReloadAsync(CancellationToken.None);
        foreach (var (delivery, attempt) in due.Zip(attempts))
        {
            delivery.Note(attempt, clock.GetUtcNow());
            now.Note(attempt.Arrived, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return !now.Rests(clock.GetUtcNow());
    }

    private async Task<(Webhook?, List<WebhookDelivery>)> TakeAsync(
        ApplicationsDb db, Guid subscriberId, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        var subscriber = await db.Subscribers.AsNoTracking().SingleAsync(one => one.Id == subscriberId, ct);
        if (subscriber.IsBlocked || subscriber.IsEnded
            || await db.LockWebhookAsync(subscriberId, ct) is not { } webhook || webhook.Rests(now))
        {
            return (null, []);
        }

        await GiveUpAsync(db, subscriberId, now, ct);
        await AddNewAsync(db, subscriber, webhook, now, ct);
        var due = await db.WebhookDeliveries.FromSql($"""
            select * from "WebhookDeliveries" one
            where "SubscriberId" = {subscriberId} and "State" = 'Pending'
                and ("NextAttemptAt" is null or "NextAttemptAt" <= {now})
                and not exists (
                    select from "WebhookDeliveries" before
                    where before."SubscriberId" = {subscriberId} and before."State" = 'Pending'
                        and before."CaseId" = one."CaseId" and before."Cursor" < one."Cursor")
            order by "Cursor" limit {webhook.AtOnce}
            """).Include(one => one.Event).ToListAsync(ct);
        due.ForEach(one => one.Take(now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (webhook, due);
    }

    // Also what was never tried because the way rested.
    private static Task<int> GiveUpAsync(
        ApplicationsDb db, Guid subscriberId, DateTimeOffset now, CancellationToken ct) =>
        db.WebhookDeliveries
            .Where(one => one.SubscriberId == subscriberId && one.State == WebhookDeliveryState.Pending
                && one.Since < WebhookDelivery.GivenUpBefore(now))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, WebhookDeliveryState.GivenUp)
                .SetProperty(one => one.NextAttemptAt, (DateTimeOffset?)null), ct);

    private static async Task AddNewAsync(
        ApplicationsDb db, Subscriber subscriber, Webhook webhook, DateTimeOffset now, CancellationToken ct)
    {
        var last = await db.LastCursorAsync(ct); // before the events are read: nothing is passed over
        if (last == webhook.Cursor || await db.WebhookDeliveries.CountAsync(
            one => one.SubscriberId == subscriber.Id && one.State == WebhookDeliveryState.Pending, ct) >= MostPending)
        {
            return;
        }

        var events = await subscriber.Of(db.PublicEvents.AsNoTracking())
            .Where(news => news.Cursor > webhook.Cursor && news.Cursor <= last).Take(Piece)
            .Select(news => new { news.EntrySeq, news.CaseId, news.Cursor }).ToListAsync(ct);
        db.AddRange(events.Select(news => new WebhookDelivery
        {
            SubscriberId = subscriber.Id,
            EntrySeq = news.EntrySeq,
            CaseId = news.CaseId,
            Cursor = news.Cursor!.Value,
            Since = now,
        }));
        webhook.Cursor = events.Count == Piece ? events[^1].Cursor!.Value : last;
        await db.SaveChangesAsync(ct);
    }
}
