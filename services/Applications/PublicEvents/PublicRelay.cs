using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApecCard.Applications.PublicEvents;

/// <summary>
/// Numbers the public events and sends them one after the other, in this order, each until the broker has it. Every
/// replica runs one; whoever holds the lock works, the others wait. One may be sent twice (a crash between sending and
/// noting it), with the same id and the same cursor; none is lost, none overtakes another.
/// </summary>
public sealed class PublicRelay(
    NpgsqlDataSource database, IServiceScopeFactory scopes, IPublicExchange exchange, TimeProvider clock,
    ILogger<PublicRelay> logger) : BackgroundService
{
    /// <summary>Called at the commit of who has written one.</summary>
    public const string Channel = "public_events";

    private const int Batch = 200;
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromSeconds(2); // finds what a replica left behind
    private readonly Channel<bool> _calls = System.Threading.Channels.Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> SendBatchAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        return await NumberAsync(db, ct) && await SendAsync(db, ct);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        GoOnAsync(SendAllAsync, stoppingToken),
        GoOnAsync(ListenAsync, stoppingToken));

    private async Task GoOnAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work(stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // The database or the broker is away; what was not sent stays in the table.
                logger.LogWarning(e, "The public events were interrupted, going on in a second");
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
            }
        }
    }

    private async Task SendAllAsync(CancellationToken stop)
    {
        while (true)
        {
            if (!await SendBatchAsync(stop))
            {
                await WaitAsync(stop);
            }
        }
    }

    private async Task WaitAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(_betweenLooks);
        Task called = _calls.Reader.WaitToReadAsync(patience.Token).AsTask();
        await called.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _calls.Reader.TryRead(out _);
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        await using var ear = await database.OpenConnectionAsync(stop);
        ear.Notification += (_, _) => _calls.Writer.TryWrite(true);
        await using (var listen = new NpgsqlCommand($"listen {Channel}", ear))
        {
            await listen.ExecuteNonQueryAsync(stop);
        }

        while (true)
        {
            await ear.WaitAsync(stop);
        }
    }

    // Committed before the first of them goes out: an event keeps its number, whatever becomes of us.
    private static async Task<bool> NumberAsync(ApplicationsDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.TryBeTheRelayAsync(ct))
        {
            return false;
        }

        await db.Database.ExecuteSqlAsync($"""
            with new as (
                select "EntrySeq",
                    row_number() over (order by "EntrySeq") as place,
                    row_number() over (partition by "CaseId" order by "EntrySeq") as seq
                from "PublicEvents" where "Cursor" is null
            )
            update "PublicEvents" as event set
                "Cursor" = (select coalesce(max("Cursor"), 0) from "PublicEvents") + new.place,
                "Seq" = (select coalesce(max("Seq"), 0) from "PublicEvents" where "CaseId" = event."CaseId") + new.seq
            from new where new."EntrySeq" = event."EntrySeq"
            """, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task<bool> SendAsync(ApplicationsDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.TryBeTheRelayAsync(ct))
        {
            return false;
        }

        var unsent = await db.PublicEvents.Where(news => news.Cursor != null && news.SentAt == null)
            .OrderBy(news => news.Cursor).Take(Batch).ToListAsync(ct);
        try
        {
            foreach (var news in unsent)
            {
                await exchange.SendAsync(PublicLetter.Of(news), ct);
                news.NoteSent(clock.GetUtcNow());
            }
        }
        finally // what went out is noted, though the next one failed or the service stops
        {
            await db.SaveChangesAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }

        return unsent.Count == Batch;
    }
}
