using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Subscriptions.Webhooks;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Subscriptions.Webhooks;

/// <summary>A subscriber with a server of its own, which takes events at /events.</summary>
internal sealed class WebhookReceiver(FakeOutside server, Outsider outsider) : IAsyncDisposable
{
    private readonly string _events = $"{server.Address}/events";

    public FakeOutside Server => server;

    public Outsider Outsider => outsider;

    /// <summary>Registered, and what happened before is none of its business.</summary>
    public static async Task<WebhookReceiver> StartAsync(
        ApplicationsService service, Func<SubscriberRegistered, SubscriberRegistered>? so = null)
    {
        var receiver = new WebhookReceiver(
            await FakeOutside.StartAsync(), await Outsider.RegisterAsync(service, so));
        receiver.Answers(_ => Results.NoContent());
        await service.EverythingIsSent();
        return receiver;
    }

    public void Answers(Func<Question, IResult> answer) => server.On("POST /events", answer);

    /// <summary>Sets its webhook.</summary>
    /// <returns>The key it is told.</returns>
    public async Task<WebhookView.NewKey> SetAsync()
    {
        var answer = await outsider.Client.PutAsJsonAsync("/subscriptions/webhook", new { url = _events });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return (await answer.Content.ReadFromJsonAsync<SetWebhook.Response>(Json.Options))!.NewKey!;
    }

    public async Task<WebhookAttempt> TryAsync()
    {
        var answer = await outsider.Client.PostAsync("/subscriptions/webhook/test-event", content: null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<WebhookAttempt>(Json.Options))!;
    }

    public async Task<WebhookView> LookAsync() =>
        (await outsider.Client.GetFromJsonAsync<WebhookView>("/subscriptions/webhook", Json.Options))!;

    public async Task<IReadOnlyList<ListDeliveries.Item>> DeliveriesAsync(WebhookDeliveryState? state = null) =>
        (await PageAsync($"limit=100{(state is null ? "" : $"&state={state}")}")).Items;

    public async Task<Page<ListDeliveries.Item>> PageAsync(string query) =>
        (await outsider.Client.GetFromJsonAsync<Page<ListDeliveries.Item>>(
            $"/subscriptions/webhook/deliveries?{query}", Json.Options))!;

    public Task<HttpResponseMessage> SendAgainAsync(ListDeliveries.Item delivery) =>
        outsider.Client.PostAsync($"/subscriptions/webhook/deliveries/{delivery.Id}/again", content: null);

    /// <summary>What has come about this case.</summary>
    public Question[] Come(CaseFile caseFile) =>
        [.. server.Asked.Where(one => Text(one, "subject") == caseFile.Number)];

    public string[] Sequences(CaseFile caseFile) => [.. Come(caseFile).Select(one => Text(one, "sequence"))];

    public static string Text(Question come, string name) =>
        JsonSerializer.Deserialize<JsonElement>(come.Body).GetProperty(name).GetString()!;

    /// <summary>What its header should say, as docs/subscribers.md has it.</summary>
    public static string Signature(Question come, WebhookView.NewKey key)
    {
        var signed = $"{come.Header("Webhook-Id")}\n{come.Header("Webhook-Timestamp")}\n{come.Body}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.UTF8.GetBytes(signed));
        return $"{key.Id}={Convert.ToBase64String(signature)}";
    }

    public async ValueTask DisposeAsync()
    {
        await outsider.Client.DeleteAsync("/subscriptions/webhook");
        await server.DisposeAsync();
    }
}
