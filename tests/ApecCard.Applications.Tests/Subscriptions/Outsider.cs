using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Subscriptions;

/// <summary>Another authority's system, registered for some of what is public.</summary>
internal sealed class Outsider(ApplicationsService service)
{
    public SubscriberRegistered Registered { get; private set; } = new(
        Guid.CreateVersion7(), 1, $"subscriber-{Guid.NewGuid():N}", $"subscriber.{Guid.NewGuid():N}.events",
        PublicTopics.All, [], [], IsBlocked: false, IsEnded: false);

    public HttpClient Client => service.As(Roles.Subscriber, subject: Registered.Name);

    public static async Task<Outsider> RegisterAsync(
        ApplicationsService service, Func<SubscriberRegistered, SubscriberRegistered>? so = null)
    {
        var outsider = new Outsider(service);
        await outsider.IsToldAsync(so ?? (told => told));
        return outsider;
    }

    /// <summary>Identity says something else of it.</summary>
    public async Task IsToldAsync(Func<SubscriberRegistered, SubscriberRegistered> so)
    {
        Registered = so(Registered) with { SubscriberVersion = Registered.SubscriberVersion + 1 };
        await service.Bus.Publish(Registered);
        await Eventually.Is(async () =>
        {
            await using var db = service.OpenDatabase();
            return await db.Subscribers.AnyAsync(
                one => one.Id == Registered.SubscriberId && one.Version == Registered.SubscriberVersion);
        });
    }

    /// <summary>Reads page after page to the end.</summary>
    /// <returns>The events, and where to go on.</returns>
    public async Task<(List<JsonElement> Events, string Next)> ReadAsync(string after, int limit = 1000)
    {
        List<JsonElement> events = [];
        while (true)
        {
            var answer = await Client.GetAsync($"/subscriptions/events?after={after}&limit={limit}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.Content.ReadFromJsonAsync<JsonElement>();
            var items = page.GetProperty("items").EnumerateArray().ToArray();
            Assert.True(items.Length <= limit);
            events.AddRange(items);
            after = page.GetProperty("next").GetString()!;
            if (!page.GetProperty("hasMore").GetBoolean())
            {
                return (events, after);
            }
        }
    }
}
