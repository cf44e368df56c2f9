using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Chains the audit entries of committed transactions by hash, a batch at a time, one sealer at a time per database.
/// Whatever is not sealed yet is next, whenever it was written: ids and moments do not tell when a transaction
/// committed. The head after each batch is kept beside the entries, and in a file where only somebody else can write.
/// </summary>
internal sealed class AuditSealer(
    NpgsqlDataSource database, AuditSettings settings, ILogger<AuditSealer> logger) : BackgroundService
{
    private const int Batch = 500;
    private readonly AnchorFile? _anchors =
        settings.AnchorFolder is { } folder ? new(folder, settings.Service) : null;

    private readonly AuditChain _chain = new();
    private bool _isAnchored; // false at the start: the one before us may have ended between a commit and its anchor

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(settings.SealEvery);
        do
        {
            try
            {
                while (await SealBatchAsync(stoppingToken))
                {
                }

                await AnchorAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "Audit entries were not sealed, trying again");
            }
        }
        while (await pace.WaitForNextTickAsync(stoppingToken));
    }

    // Whether there is more. It is somebody else's turn: then there is not, for us.
    private async Task<bool> SealBatchAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (!await IsOurTurnAsync(connection, stop)
            || await UnsealedAsync(connection, stop) is not { Count: > 0 } entries)
        {
            return false;
        }

        var (position, hash) = await HeadAsync(connection, stop);
        var (ids, hashes) = (new Guid[entries.Count], new byte[entries.Count][]);
        for (var at = 0; at < entries.Count; at++)
        {
            var entry = entries[at];
            hash = _chain.HashAfter(hash, entry.Id, entry.At, entry.Actor, entry.Action, entry.Subject, entry.Reason);
            (ids[at], hashes[at]) = (entry.Id, hash);
        }

        await SaveAsync(connection, position, ids, hashes, stop);
        await transaction.CommitAsync(stop);
        _isAnchored = false;
        return entries.Count == Batch;
    }

    private static async Task<List<AuditEntry>> UnsealedAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        List<AuditEntry> entries = [];
        await using var take = new NpgsqlCommand(
            """
            select "Id", "At", "Actor", "Action", "Subject", "Reason" from "AuditEntries"
            where "Position" is null order by "Id" limit $1
            """, connection)
        {
            Parameters = { new() { Value = Batch } },
        };
        await using var rows = await take.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            entries.Add(new(
                rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetString(2), rows.GetString(3),
                rows.GetString(4), rows.IsDBNull(5) ? null : rows.GetString(5)));
        }

        return entries;
    }

    private async Task<(long Position, byte[] Hash)> HeadAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var last = new NpgsqlCommand(
            """select "Position", "Hash" from "AuditHeads" order by "Position" desc limit 1""", connection);
        await using var rows = await last.ExecuteReaderAsync(stop);
        return await rows.ReadAsync(stop)
            ? (rows.GetInt64(0), rows.GetFieldValue<byte[]>(1))
            : (0, AuditChain.Beginning(settings.Service));
    }

    private static async Task SaveAsync(
        NpgsqlConnection connection, long position, Guid[] ids, byte[][] hashes, CancellationToken stop)
    {
        await using var save = new NpgsqlCommand(
            """
            update "AuditEntries" set "Position" = $1 + place, "Hash" = sealed.hash
            from unnest($2, $3) with ordinality as sealed(id, hash, place)
            where "Id" = sealed.id and "Position" is null
            """, connection)
        {
            Parameters = { new() { Value = position }, new() { Value = ids }, new() { Value = hashes } },
        };
        if (await save.ExecuteNonQueryAsync(stop) is var saved && saved != ids.Length)
        {
            throw new InvalidOperationException($"Of {ids.Length} audit entries only {saved} could be sealed.");
        }

        await using var head = new NpgsqlCommand(
            """insert into "AuditHeads" ("Position", "Hash", "At") values ($1, $2, $3)""", connection)
        {
            Parameters =
            {
                new() { Value = position + ids.Length },
                new() { Value = hashes[^1] },
                new() { Value = DateTime.UtcNow },
            },
        };
        await head.ExecuteNonQueryAsync(stop);
    }

    // Only what has committed is anchored. In a turn of its own, so that a crash before it is mended by the next.
    private async Task AnchorAsync(CancellationToken stop)
    {
        if (_isAnchored || _anchors is null)
        {
            return;
        }

        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (!await IsOurTurnAsync(connection, stop))
        {
            return; // who has the turn anchors what it sees
        }

        var last = _anchors.Last();
        var heads = await HeadsFromAsync(connection, last?.Position ?? 0, stop);
        if (last is not null && (heads is not [var known, ..] || known != last with { At = known.At }))
        {
            logger.LogCritical(
                "The audit chain of {Service} is not the one anchored at position {Position}",
                settings.Service, last.Position);
        }

        if (heads.FindAll(head => head.Position > (last?.Position ?? 0)) is { Count: > 0 } news)
        {
            _anchors.Append(news);
        }

        _isAnchored = true;
    }

    private async Task<List<AnchorLine>> HeadsFromAsync(
        NpgsqlConnection connection, long position, CancellationToken stop)
    {
        List<AnchorLine> heads = [];
        await using var read = new NpgsqlCommand(
            """select "Position", "Hash", "At" from "AuditHeads" where "Position" >= $1 order by "Position" """,
            connection)
        {
            Parameters = { new() { Value = position } },
        };
        await using var rows = await read.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            var hash = Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(1));
            heads.Add(new(settings.Service, rows.GetInt64(0), hash, rows.GetFieldValue<DateTimeOffset>(2)));
        }

        return heads;
    }

    private static async Task<bool> IsOurTurnAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var turn = new NpgsqlCommand(
            "select pg_try_advisory_xact_lock(hashtextextended('audit', 9))", connection);
        return (bool)(await turn.ExecuteScalarAsync(stop))!;
    }
}
