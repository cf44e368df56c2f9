using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using RabbitMQ.Client;

namespace ApecCard.Conformance;

/// <summary>
/// A part of a real RabbitMQ for one subscriber: a virtual host of its own with its user and its queue, as they are
/// provided for whoever is registered; all of it is gone afterwards.
/// </summary>
public sealed class OwnBroker : IAsyncDisposable
{
    private readonly HttpClient _management;
    private IConnection? _connection;
    private IChannel? _channel;

    private OwnBroker(Uri broker, Uri management)
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        (Broker, VirtualHost) = (broker, $"conformance-{mark}");
        (Name, Queue) = ($"subscriber-conformance-{mark}", $"subscriber.conformance-{mark}.events");
        _management = new() { BaseAddress = management };
        _management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(broker.UserInfo))));
    }

    public Uri Broker { get; }
    public string VirtualHost { get; }
    public string Name { get; }
    public string Secret { get; } = Guid.NewGuid().ToString("N");
    public string Queue { get; }

    /// <param name="broker">Where it is, with somebody who may manage it.</param>
    /// <param name="management">Where it is managed.</param>
    public static async Task<OwnBroker> ProvideAsync(Uri broker, Uri management)
    {
        var own = new OwnBroker(broker, management);
        try
        {
            await own.ProvideAsync();
            return own;
        }
        catch
        {
            await own.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when the broker has them all, in this order.</summary>
    public async Task SendAsync(IEnumerable<Letter> letters)
    {
        foreach (var letter in letters)
        {
            await _channel!.BasicPublishAsync(
                exchange: "", Queue, mandatory: true,
                new BasicProperties
                {
                    Persistent = true,
                    ContentType = "application/cloudevents+json",
                    MessageId = letter.Id,
                    Type = letter.Type,
                },
                Encoding.UTF8.GetBytes(letter.Text));
        }
    }

    /// <summary>How many wait and how many listen.</summary>
    public async Task<QueueDeclareOk> LookAsync() => await _channel!.QueueDeclarePassiveAsync(Queue);

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        foreach (var path in new[] { $"api/vhosts/{VirtualHost}", $"api/users/{Name}" })
        {
            using var answer = await _management.DeleteAsync(path);
        }

        _management.Dispose();
    }

    private async Task ProvideAsync()
    {
        var owner = Uri.UnescapeDataString(Broker.UserInfo.Split(':')[0]);
        await PutAsync($"api/vhosts/{VirtualHost}", new { });
        await PutAsync(
            $"api/permissions/{VirtualHost}/{owner}", new { configure = ".*", write = ".*", read = ".*" });
        await PutAsync($"api/users/{Name}", new { password = Secret, tags = "" });
        await PutAsync(
            $"api/permissions/{VirtualHost}/{Name}",
            new { configure = "^$", write = "^$", read = $"^{Queue.Replace(".", @"\.", StringComparison.Ordinal)}$" });

        var factory = new ConnectionFactory { Uri = Broker, VirtualHost = VirtualHost };
        _connection = await factory.CreateConnectionAsync("conformance");
        _channel = await _connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await _channel.QueueDeclareAsync(
            Queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
    }

    private async Task PutAsync(string path, object what)
    {
        using var answer = await _management.PutAsJsonAsync(path, what);
        answer.EnsureSuccessStatusCode();
    }
}
