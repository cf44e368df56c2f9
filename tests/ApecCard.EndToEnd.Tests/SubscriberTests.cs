using System.Text.Json;
using ApecCard.Journeys.Scenarios;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ApecCard.EndToEnd.Tests;

/// <summary>Another authority's system subscribes, over the real broker with its own user.</summary>
[Collection(nameof(TheWholeSystem))]
public class SubscriberTests(WholeSystem system)
{
    [Fact]
    public async Task Hears_what_it_is_allowed_and_nothing_after_its_end()
    {
        var subscription = await Subscription.RegisterAsync(system, "border-police", [PublicTopics.CardRevoked]);
        var (user, secret, queue) = subscription;
        await using var connection = await ConnectAsync(user, secret);

        using var journey = new CancellationStory(system.World, _ => { });
        var end = await journey.RunAsync();

        await using (var channel = await connection.CreateChannelAsync())
        {
            var heard = await HearAsync(channel, queue, end.CaseNumber);
            Assert.Equal([PublicTopics.CardRevoked], heard.Select(one => one.GetProperty("type").GetString()));
            using var door = await subscription.SignInAsync(system.Gateway);
            var read = await door.GetFromJsonAsync<JsonElement>("/api/subscriptions/events?limit=1000");
            Assert.Equal(
                heard.Select(one => one.GetRawText()),
                read.GetProperty("items").EnumerateArray().Where(one => IsAbout(one, end.CaseNumber))
                    .Select(one => one.GetRawText()));

            (await door.PostAsJsonAsync("/api/subscriptions/replays", new { after = "0" })).EnsureSuccessStatusCode();
            var again = await HearAsync(channel, queue, end.CaseNumber);
            Assert.Equal(heard.Select(one => one.GetRawText()), again.Select(one => one.GetRawText()));
            (await door.PostAsync("/api/subscriptions/test-event", content: null)).EnsureSuccessStatusCode();
            await HearAsync(channel, queue, "test");
        }

        await IsRefusedAsync(connection, channel => channel.BasicGetAsync("economy.aus.requests", autoAck: false));
        await IsRefusedAsync(connection, channel => channel.QueueBindAsync(queue, "abtc.events", "abtc.#"));
        await IsRefusedAsync(connection, async channel =>
        {
            await channel.BasicPublishAsync("abtc.events", "abtc.card.revoked.-", new byte[1]);
            await channel.BasicGetAsync(queue, autoAck: false); // the refusal comes with the next answer
        });

        using var administrator = await system.AnOfficerAsync(Roles.Administrator);
        const string block = "/api/identity/systems/subscribers/border-police/block";
        await administrator.Door.PostAsync(block, new { });
        await IsCutOffAsync(user, secret);
        await Eventually.Is(() => !connection.IsOpen); // not only new ones
        await administrator.Door.SendAsync(HttpMethod.Delete, block, content: null);
        await (await ConnectAsync(user, secret)).DisposeAsync();

        await administrator.Door.SendAsync(
            HttpMethod.Delete, "/api/identity/systems/subscribers/border-police", content: null);
        await IsCutOffAsync(user, secret);
    }

    private Task IsCutOffAsync(string user, string secret) => Eventually.Is(async () =>
    {
        try
        {
            await using var still = await ConnectAsync(user, secret, patience: TimeSpan.Zero);
            return false;
        }
        catch (BrokerUnreachableException)
        {
            return true;
        }
    });

    // The broker is told a moment after the registration.
    private async Task<IConnection> ConnectAsync(string user, string password, TimeSpan? patience = null)
    {
        var broker = new ConnectionFactory { Uri = await system.BrokerAsync(), UserName = user, Password = password };
        var until = DateTime.UtcNow + (patience ?? TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                return await broker.CreateConnectionAsync();
            }
            catch (BrokerUnreachableException) when (DateTime.UtcNow < until)
            {
                await Task.Delay(500);
            }
        }
    }

    private static async Task<List<JsonElement>> HearAsync(IChannel channel, string queue, string subject)
    {
        List<JsonElement> heard = [];
        await Eventually.Is(async () =>
        {
            while (await channel.BasicGetAsync(queue, autoAck: true) is { } letter)
            {
                var said = JsonSerializer.Deserialize<JsonElement>(letter.Body.Span);
                if (IsAbout(said, subject))
                {
                    heard.Add(said);
                }
            }

            return heard.Count > 0;
        });
        return heard;
    }

    private static bool IsAbout(JsonElement said, string subject) => said.GetProperty("subject").GetString() == subject;

    private static async Task IsRefusedAsync(IConnection connection, Func<IChannel, Task> act)
    {
        await using var channel = await connection.CreateChannelAsync();
        var refused = await Assert.ThrowsAnyAsync<OperationInterruptedException>(() => act(channel));
        Assert.Equal(Constants.AccessRefused, refused.ShutdownReason!.ReplyCode);
    }
}
