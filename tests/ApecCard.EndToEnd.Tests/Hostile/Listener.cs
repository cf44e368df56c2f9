using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests.Hostile;

/// <summary>Hears everything that is published at the broker from now on, in a queue of its own.</summary>
internal sealed class Listener : IDisposable
{
    private const string Queue = "everything";
    private const int AtMost = 100_000;

    private readonly HttpClient _management;

    public Listener(Uri management, Uri broker)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(broker.UserInfo)));
        _management = new() { BaseAddress = management };
        _management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
    }

    public async Task ListenAsync()
    {
        await PutAsync($"/api/queues/%2F/{Queue}", new { durable = true });
        var exchanges = await GetAsync("/api/exchanges/%2F");
        foreach (var name in exchanges.Select(one => one!["name"]!.GetValue<string>()).Where(name =>
            name.Contains(':', StringComparison.Ordinal) || name.StartsWith("abtc", StringComparison.Ordinal)))
        {
            await PostAsync(
                $"/api/bindings/%2F/e/{Uri.EscapeDataString(name)}/q/{Queue}", new { routing_key = "#" });
        }
    }

    /// <summary>Puts something into a queue that its consumer cannot read: it goes to the queue of errors.</summary>
    public async Task SendNonsenseAsync(string queue)
    {
        var sent = await PostAsync("/api/exchanges/%2F/amq.default/publish", new
        {
            properties = new { content_type = "application/vnd.masstransit+json", delivery_mode = 2 },
            routing_key = queue,
            payload = "{\"no\":\"message\"",
            payload_encoding = "string",
        });
        Assert.True(sent["routed"]!.GetValue<bool>(), $"There is no queue {queue}.");
        await Eventually.Is(async () => (await QueuesAsync()).Any(name => name == $"{queue}_error"));
    }

    /// <summary>Every message in every queue, with its headers; it stays there.</summary>
    public async Task<(string Queue, string Message)[]> ReadAsync()
    {
        var all = new List<(string, string)>();
        foreach (var queue in await QueuesAsync())
        {
            var messages = await PostAsync(
                $"/api/queues/%2F/{Uri.EscapeDataString(queue)}/get",
                new { count = AtMost, ackmode = "ack_requeue_true", encoding = "auto" });
            all.AddRange(messages.AsArray().Select(message => (queue, message!.ToString())));
        }

        return [.. all];
    }

    public void Dispose() => _management.Dispose();

    // But for those that only their owner may read; what is published to them is heard.
    private async Task<IEnumerable<string>> QueuesAsync() =>
        from queue in await GetAsync("/api/queues/%2F")
        where !queue["exclusive"]!.GetValue<bool>()
        select queue["name"]!.GetValue<string>();

    private async Task<JsonArray> GetAsync(string path) =>
        JsonNode.Parse(await _management.GetStringAsync(path))!.AsArray();

    private async Task PutAsync(string path, object body)
    {
        using var answer = await _management.PutAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        using var answer = await _management.PostAsJsonAsync(path, body);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {said}");
        return JsonNode.Parse(said.Length > 0 ? said : "{}")!;
    }
}
