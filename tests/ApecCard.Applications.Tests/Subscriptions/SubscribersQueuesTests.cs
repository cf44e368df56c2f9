using System.Text.Json;
using ApecCard.Applications.PublicEvents;
using ApecCard.Applications.Subscriptions;
using ApecCard.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ApecCard.Applications.Tests.Subscriptions;

/// <summary>On a real broker; another test takes it away now and then.</summary>
public class SubscribersQueuesTests
{
    private readonly ConnectionFactory _broker = new() { Uri = new(TestServers.RabbitMq) };

    [Fact]
    public async Task What_is_sent_waits_in_its_order_and_where_there_is_no_queue_that_is_seen()
    {
        var queues = new SubscribersQueues(_broker);
        var name = $"subscriber.{Guid.NewGuid():N}.events";
        await Patiently(async () => Assert.Null(await queues.LookAsync(name, default)));
        await Assert.ThrowsAnyAsync<PublishException>(
            () => queues.SendAsync(name, [PublicLetter.Test(Stories.Today)], default));

        await using var connection = await _broker.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false);
        PublicLetter[] letters = [.. Enumerable.Range(0, 200).Select(_ => PublicLetter.Test(Stories.Today))];
        await queues.SendAsync(name, letters, default);
        Assert.Equal(new QueueNow(200, 0), await queues.LookAsync(name, default));

        List<Guid> heard = [];
        while (await channel.BasicGetAsync(name, autoAck: true) is { } letter)
        {
            heard.Add(JsonSerializer.Deserialize<JsonElement>(letter.Body.Span).GetProperty("id").GetGuid());
        }

        Assert.Equal(letters.Select(letter => letter.Id), heard);
        await channel.QueueDeleteAsync(name);
    }

    private static Task Patiently(Func<Task> work) => Eventually.Is(async () =>
    {
        try
        {
            await work();
            return true;
        }
        catch (BrokerUnreachableException)
        {
            return false;
        }
    }, seconds: 60);
}
