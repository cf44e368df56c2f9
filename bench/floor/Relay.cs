using System.Threading.Channels;
using Npgsql;
using RabbitMQ.Client;

namespace ApecCard.Floor;

/// <summary>Sends what the outbox owes, and deletes what the broker has confirmed.</summary>
internal sealed class Relay(Servers servers)
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Call() => _calls.Writer.TryWrite(true);

    public async Task RunAsync()
    {
        await using var channel = await servers.Broker.CreateChannelAsync(new(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true,
            outstandingPublisherConfirmationsRateLimiter: null)); // its throttling stalls: the batch is the bound
        do
        {
            while (await SendBatchAsync(channel) > 0)
            {
            }
        }
        while (await _calls.Reader.ReadAsync());
    }

    private async Task<int> SendBatchAsync(IChannel channel)
    {
        await using var connection = await servers.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var owed = await ReadAsync(connection);
        if (owed.Count > 0)
        {
            await Task.WhenAll(owed.Select(row => channel.BasicPublishAsync(
                "", Servers.Queue, mandatory: true,
                new BasicProperties { Persistent = true, MessageId = row.Id.ToString() }, row.Body).AsTask()));
            await using var delete = new NpgsqlCommand("delete from outbox where seq = any($1)", connection)
            {
                Parameters = { new() { Value = owed.Select(row => row.Seq).ToArray() } },
            };
            await delete.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }

        return owed.Count;
    }

    private static async Task<List<(long Seq, Guid Id, byte[] Body)>> ReadAsync(NpgsqlConnection connection)
    {
        List<(long Seq, Guid Id, byte[] Body)> owed = [];
        await using var next = new NpgsqlCommand(
            "select seq, message_id, body from outbox order by seq limit 200 for update skip locked", connection);
        await using var rows = await next.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            owed.Add((rows.GetInt64(0), rows.GetGuid(1), rows.GetFieldValue<byte[]>(2)));
        }

        return owed;
    }
}
