using System.Text.Json;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ApecCard.Floor;

/// <summary>Opens a review case for each message, once: the inbox row and the case are one statement.</summary>
internal static class Worker
{
    public static async Task RunAsync(Servers servers)
    {
        await CreateTablesAsync(servers.Database);
        await using var channel = await servers.Broker.CreateChannelAsync(new(
            publisherConfirmationsEnabled: false, publisherConfirmationTrackingEnabled: false,
            consumerDispatchConcurrency: 8));
        await channel.BasicQosAsync(0, 64, global: false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await OpenCaseAsync(servers.Database, delivery);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(Servers.Queue, autoAck: false, consumer);
        Console.WriteLine("ready");
        await Task.Delay(Timeout.Infinite);
    }

    private static async Task CreateTablesAsync(NpgsqlDataSource database)
    {
        await using var tables = database.CreateCommand("""
            create table if not exists review_case(
                app_id uuid primary key, created_at timestamptz default clock_timestamp());
            create table if not exists inbox(message_id uuid primary key, at timestamptz default clock_timestamp())
            """);
        await tables.ExecuteNonQueryAsync();
    }

    private static async Task OpenCaseAsync(NpgsqlDataSource database, BasicDeliverEventArgs delivery)
    {
        var submitted = JsonSerializer.Deserialize<Submitted>(delivery.Body.Span)!;
        await using var handle = database.CreateCommand("""
            with first as (insert into inbox(message_id) values ($1) on conflict do nothing returning 1)
            insert into review_case(app_id) select $2 from first
            """);
        handle.Parameters.Add(new() { Value = Guid.Parse(delivery.BasicProperties.MessageId!) });
        handle.Parameters.Add(new() { Value = submitted.Id });
        await handle.ExecuteNonQueryAsync();
    }
}
