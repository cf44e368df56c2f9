using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ApecCard.Journeys.Scenarios;
using ApecCard.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ApecCard.EndToEnd.Tests;

/// <summary>What other governments' systems hear of a card's life, over the real broker.</summary>
[Collection(nameof(TheWholeSystem))]
public class PublicEventsTests(WholeSystem system)
{
    [Fact]
    public async Task The_life_of_a_card_is_told_in_order_and_without_gaps()
    {
        await using var broker = await system.ConnectToBrokerAsync();
        await using var channel = await broker.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, "abtc.events", "abtc.#");
        var heard = new ConcurrentQueue<JsonElement>();
        var ear = new AsyncEventingBasicConsumer(channel);
        ear.ReceivedAsync += (_, letter) =>
        {
            heard.Enqueue(JsonSerializer.Deserialize<JsonElement>(letter.Body.Span));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, ear);

        using var journey = new CancellationStory(system.World, _ => { });
        var end = await journey.RunAsync();

        JsonElement[] Told() =>
            [.. heard.Where(one => one.GetProperty("subject").GetString() == end.CaseNumber)];
        await Eventually.Is(() => Told().Any(one => TypeOf(one) == "abtc.card.revoked"), seconds: 20);
        Assert.Equal(
            [
                "abtc.case.submitted",
                .. Enumerable.Repeat("abtc.economy.decided", 16),
                "abtc.case.completed",
                "abtc.card.issued",
                "abtc.card.revoked",
            ],
            Told().Select(TypeOf));
        Assert.Equal(
            Enumerable.Range(1, 20),
            Told().Select(one => int.Parse(one.GetProperty("sequence").GetString()!, CultureInfo.InvariantCulture)));
        Assert.Equal("cancelled", Told()[^1].GetProperty("data").GetProperty("reason").GetString());
    }

    private static string TypeOf(JsonElement letter) => letter.GetProperty("type").GetString()!;
}
