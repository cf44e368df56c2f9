using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApecCard.Journeys.Scenarios;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests;

/// <summary>Another authority's server is called, through everything that is real.</summary>
[Collection(nameof(TheWholeSystem))]
public class WebhookTests(WholeSystem system)
{
    [Fact]
    public async Task A_card_that_is_revoked_is_told_to_the_server_of_a_subscriber_with_our_signature()
    {
        await using var theirs = await FakeOutside.StartAsync();
        theirs.On("POST /events", _ => Results.NoContent());
        var subscription = await Subscription.RegisterAsync(
            system, "webhook", [PublicTopics.CardIssued, PublicTopics.CardRevoked]);
        using var door = await subscription.SignInAsync(system.Gateway);
        var key = await SetAsync(door, $"{theirs.Address}/events");

        using var journey = new CancellationStory(system.World, _ => { });
        var number = (await journey.RunAsync()).CaseNumber;

        Question[] come = [];
        await Eventually.Is(() =>
        {
            come = [.. theirs.Asked.Where(one => Parsed(one).GetProperty("subject").GetString() == number)];
            return come.Length == 2;
        }, seconds: 60);
        Assert.Equal(
            [PublicTopics.CardIssued, PublicTopics.CardRevoked],
            come.Select(one => Parsed(one).GetProperty("type").GetString()));
        Assert.All(come, one => Assert.True(IsOurs(one, key)));
        await Eventually.Is(async () =>
        {
            var deliveries = await door.GetFromJsonAsync<JsonElement>(
                "/api/subscriptions/webhook/deliveries?state=Delivered");
            return deliveries.GetProperty("items").GetArrayLength() >= 2;
        });
        (await door.DeleteAsync("/api/subscriptions/webhook")).EnsureSuccessStatusCode();
    }

    // The subscriber may not be known to Applications in the moment it is registered at Identity.
    private static async Task<JsonElement> SetAsync(HttpClient door, string url)
    {
        HttpResponseMessage? set = null;
        await Eventually.Is(async () =>
            (set = await door.PutAsJsonAsync("/api/subscriptions/webhook", new { url })).IsSuccessStatusCode);
        return (await set!.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("newKey");
    }

    // As docs/subscribers.md says it.
    private static bool IsOurs(Question come, JsonElement key)
    {
        var signed = $"{come.Header("Webhook-Id")}\n{come.Header("Webhook-Timestamp")}\n{come.Body}";
        var signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(key.GetProperty("secret").GetString()!), Encoding.UTF8.GetBytes(signed));
        return come.Header("Webhook-Signature")
            == $"{key.GetProperty("id").GetString()}={Convert.ToBase64String(signature)}";
    }

    private static JsonElement Parsed(Question come) => JsonSerializer.Deserialize<JsonElement>(come.Body);
}
