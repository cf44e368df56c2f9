using System.Text;
using System.Text.Json;
using ApecCard.Applications.PublicEvents;
using ApecCard.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ApecCard.Applications.Tests.PublicEvents;

/// <summary>On a broker of flesh and blood; another test takes it away now and then.</summary>
public class PublicExchangeTests
{
    private readonly ConnectionFactory _broker = new() { Uri = new(TestServers.RabbitMq) };

    [Fact]
    public async Task Who_asks_for_some_events_gets_those_and_no_others()
    {
        await using var connection = await Patiently(() => _broker.CreateConnectionAsync());
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(PublicExchange.Name, ExchangeType.Topic, durable: true);
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, PublicExchange.Name, "abtc.card.*.-.shanghai");
        await using var exchange = new PublicExchange(_broker);

        await exchange.SendAsync(ALetter("abtc.economy.decided.aus.shanghai"), default);
        var wanted = ALetter("abtc.card.revoked.-.shanghai");
        await exchange.SendAsync(wanted, default);

        var got = await channel.BasicGetAsync(queue, autoAck: true);
        Assert.Equal((uint)0, got!.MessageCount);
        Assert.Equal(wanted.Write(), got.Body.ToArray());
        Assert.Equal(
            (PublicLetter.ContentType, wanted.Id.ToString(), DeliveryModes.Persistent),
            (got.BasicProperties.ContentType, got.BasicProperties.MessageId, got.BasicProperties.DeliveryMode));
        Assert.Contains("\"specversion\":\"1.0\"", Encoding.UTF8.GetString(got.Body.Span), StringComparison.Ordinal);
    }

    private static PublicLetter ALetter(string routingKey) => new(
        "1.0", Guid.NewGuid(), "apeccard/applications", routingKey, "APEC20260504000001", Stories.Today,
        "application/json", "000001", "1", JsonSerializer.SerializeToElement(new { }), routingKey);

    private static async Task<T> Patiently<T>(Func<Task<T>> ask)
    {
        T? answer = default;
        await Eventually.Is(async () =>
        {
            try
            {
                answer = await ask();
                return true;
            }
            catch (BrokerUnreachableException)
            {
                return false;
            }
        }, seconds: 60);
        return answer!;
    }
}
