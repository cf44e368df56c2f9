using ApecCard.ServiceDefaults;
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
    private readonly Bell _bell = new();

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> SendBatchAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        return await NumberAsync(db, ct) && await SendAsync(db, ct);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        logger.GoOnAsync(SendAllAsync, stoppingToken),
        logger.GoOnAsync(stop => database.ListenAsync(Channel, _ => _bell.Ring(), stop), stoppingToken));

    private async Task SendAllAsync(CancellationToken stop)
    {
        while (true)
        {
            if (!await SendBatchAsync(stop))
            {
                await _bell.WaitAsync(_betweenLooks, stop);
            }
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
