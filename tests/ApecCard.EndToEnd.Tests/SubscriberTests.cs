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
        using var administrator = await system.AnOfficerAsync(Roles.Administrator);
        var registered = await administrator.Door.PostAsync("/api/identity/systems/subscribers/border-police", new
        {
            organisation = "Border police",
            contact = "abtc@border.example",
            purpose = "Refuses revoked cards",
            topics = new[] { PublicTopics.CardRevoked },
        });
        var (user, secret, queue) = (registered.Text("name"), registered.Text("secret"), registered.Text("queue"));
        await using var connection = await ConnectAsync(user, secret);

        using var journey = new CancellationStory(system.World, _ => { });
        var end = await journey.RunAsync();

        await using (var channel = await connection.CreateChannelAsync())
        {
            var heard = await HearAsync(channel, queue, end.CaseNumber);
            Assert.Equal([PublicTopics.CardRevoked], heard);
        }

        await IsRefusedAsync(connection, channel => channel.BasicGetAsync("economy.aus.requests", autoAck: false));
        await IsRefusedAsync(connection, channel => channel.QueueBindAsync(queue, "abtc.events", "abtc.#"));
        await IsRefusedAsync(connection, async channel =>
        {
            await channel.BasicPublishAsync("abtc.events", "abtc.card.revoked.-", new byte[1]);
            await channel.BasicGetAsync(queue, autoAck: false); // the refusal comes with the next answer
        });

        await administrator.Door.SendAsync(
            HttpMethod.Delete, "/api/identity/systems/subscribers/border-police", content: null);
        await Eventually.Is(async () =>
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
    }

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

    private static async Task<string[]> HearAsync(IChannel channel, string queue, string caseNumber)
    {
        List<string> heard = [];
        await Eventually.Is(async () =>
        {
            while (await channel.BasicGetAsync(queue, autoAck: true) is { } letter)
            {
                var said = JsonSerializer.Deserialize<JsonElement>(letter.Body.Span);
                if (said.GetProperty("subject").GetString() == caseNumber)
                {
                    heard.Add(said.GetProperty("type").GetString()!);
                }
            }

            return heard.Count > 0;
        });
        return [.. heard];
    }

    private static async Task IsRefusedAsync(IConnection connection, Func<IChannel, Task> act)
    {
        await using var channel = await connection.CreateChannelAsync();
        var refused = await Assert.ThrowsAnyAsync<OperationInterruptedException>(() => act(channel));
        Assert.Equal(Constants.AccessRefused, refused.ShutdownReason!.ReplyCode);
    }
}
