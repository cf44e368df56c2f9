using System.Net;
using ApecCard.Contracts;
using ApecCard.Identity.Broker;
using ApecCard.Identity.Systems;
using ApecCard.Identity.Tokens;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.Systems;

[Collection(SharedService.Name)]
public class SubscribersTests(IdentityService service)
{
    private readonly string _name = $"s{Guid.NewGuid():N}"[..20];

    private HttpClient Administrator => service.As(Roles.Administrator);

    [Fact]
    public async Task One_that_is_registered_signs_in_and_sees_what_for()
    {
        var registered = await RegisterAsync(PublicTopics.CardRevoked, PublicTopics.CardRevoked);
        Assert.Equal(
            ($"subscriber-{_name}", $"subscriber.{_name}.events"), (registered.Name, registered.Queue));

        var subscriber = await SignInAsync(registered);
        var own = (await subscriber.GetFromJsonAsync<SystemView>("/subscription", Json.Options))!;

        Assert.Equal([PublicTopics.CardRevoked], own.Subscription!.Topics);
        Assert.Equal(
            HttpStatusCode.Forbidden, (await subscriber.GetAsync("/systems")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Administrator.GetAsync("/subscription")).StatusCode);
        await using var db = service.OpenDatabase();
        var kept = await db.Systems.AsNoTracking().SingleAsync(one => one.Name == registered.Name);
        Assert.True(PasswordHash.Fits(registered.Secret, kept.BrokerPasswordHash));
        await EndAsync();
    }

    [Fact]
    public async Task Topics_change_and_an_end_ends_the_secret()
    {
        var registered = await RegisterAsync(PublicTopics.CardRevoked);
        var changed = await Administrator.PutAsJsonAsync(
            $"/systems/subscribers/{_name}", Asking(PublicTopics.CaseSubmitted));
        Assert.Equal(
            [PublicTopics.CaseSubmitted],
            (await changed.Content.ReadFromJsonAsync<SystemView>(Json.Options))!.Subscription!.Topics);

        await EndAsync();

        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed", await AskForTokenAsync(registered));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Administrator.PutAsJsonAsync(
            $"/systems/subscribers/{_name}", Asking(PublicTopics.CaseSubmitted)));
        await using var db = service.OpenDatabase();
        Assert.Equal(
            ["subscriber.changed", "subscriber.ended", "subscriber.registered"],
            await db.AuditEntries.Where(entry => entry.Subject == registered.Name).OrderBy(entry => entry.Action)
                .Select(entry => entry.Action).ToArrayAsync());
    }

    [Fact]
    public async Task Whoever_needs_it_is_told_of_each_change_in_full()
    {
        var registered = await RegisterAsync(PublicTopics.CardRevoked);
        await Administrator.PutAsJsonAsync(
            $"/systems/subscribers/{_name}",
            Asking([PublicTopics.EconomyDecided], ["AUS"], ["shanghai"]));
        await Administrator.PostAsync($"/systems/subscribers/{_name}/block", content: null);
        await Administrator.PostAsync($"/systems/subscribers/{_name}/block", content: null); // is so already
        await Administrator.DeleteAsync($"/systems/subscribers/{_name}/block");
        await EndAsync();

        await IsToldAsync(1, told => told.Topics is [PublicTopics.CardRevoked] && told.Queue == registered.Queue);
        await IsToldAsync(2, told =>
            told is { Topics: [PublicTopics.EconomyDecided], Economies: ["AUS"], Offices: ["shanghai"] });
        await IsToldAsync(3, told => told.IsBlocked);
        await IsToldAsync(4, told => !told.IsBlocked && !told.IsEnded);
        await IsToldAsync(5, told => told.IsEnded);

        async Task IsToldAsync(int version, Func<SubscriberRegistered, bool> so) =>
            Assert.True(await service.IsPublished<SubscriberRegistered>(told =>
                told.Name == registered.Name && told.SubscriberVersion == version && so(told)));
    }

    [Fact]
    public async Task A_name_is_one_systems_only()
    {
        await RegisterAsync(PublicTopics.CardIssued);
        await Refusal.Is(HttpStatusCode.Conflict, "system.name-taken", await Administrator.PostAsJsonAsync(
            $"/systems/subscribers/{_name}", Asking(PublicTopics.CardIssued)));
        await EndAsync();
    }

    [Theory]
    [InlineData("Border", "abtc.card.issued", "them@example.com")]
    [InlineData("border.police", "abtc.card.issued", "them@example.com")]
    [InlineData("bo", "abtc.card.issued", "them@example.com")]
    [InlineData("border-", "abtc.card.issued", "them@example.com")]
    [InlineData("border", "#", "them@example.com")]
    [InlineData("border", "abtc.card.issued", "them")]
    [InlineData("border", "abtc.test", "them@example.com")]
    public async Task What_is_no_subscriber_is_refused(string name, string topic, string contact) => await Refusal.Is(
        HttpStatusCode.BadRequest, "invalid-input", await Administrator.PostAsJsonAsync(
            $"/systems/subscribers/{name}",
            new { organisation = "Border police", contact, purpose = "Revoked cards", topics = new[] { topic } }));

    [Fact]
    public async Task An_economy_or_an_office_that_is_none_is_refused()
    {
        await Refusal.Is(HttpStatusCode.BadRequest, "invalid-input", await Administrator.PostAsJsonAsync(
            $"/systems/subscribers/{_name}", Asking([PublicTopics.EconomyDecided], ["USA"], [])));
        await Refusal.Is(HttpStatusCode.BadRequest, "invalid-input", await Administrator.PostAsJsonAsync(
            $"/systems/subscribers/{_name}", Asking([PublicTopics.EconomyDecided], [], ["#"])));
    }

    [Fact]
    public async Task Only_an_administrator_who_has_just_proved_it_registers_any()
    {
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await service.As(Roles.Operator)
            .PostAsJsonAsync($"/systems/subscribers/{_name}", Asking(PublicTopics.CardIssued)));
        var longAgo = service.As(Roles.Administrator, provedAt: DateTimeOffset.UtcNow.AddHours(-1));
        await Refusal.Is(HttpStatusCode.Forbidden, "reauthentication.needed", await longAgo
            .PostAsJsonAsync($"/systems/subscribers/{_name}", Asking(PublicTopics.CardIssued)));
    }

    private static object Asking(params string[] topics) => Asking(topics, economies: [], offices: []);

    private static object Asking(string[] topics, string[] economies, string[] offices) => new
    {
        organisation = "Border police",
        contact = "abtc@border.example",
        purpose = "To refuse revoked cards (GB 32100)",
        topics,
        economies,
        offices,
    };

    private async Task<RegisterSubscriber.Response> RegisterAsync(params string[] topics)
    {
        var answer = await Administrator.PostAsJsonAsync($"/systems/subscribers/{_name}", Asking(topics));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<RegisterSubscriber.Response>(Json.Options))!;
    }

    private async Task EndAsync() => Assert.Equal(
        HttpStatusCode.NoContent, (await Administrator.DeleteAsync($"/systems/subscribers/{_name}")).StatusCode);

    private Task<HttpResponseMessage> AskForTokenAsync(RegisterSubscriber.Response registered) =>
        service.Anonymous().PostAsJsonAsync("/tokens", new
        {
            grant = "client-credentials",
            clientId = registered.Name,
            clientSecret = registered.Secret,
        });

    private async Task<HttpClient> SignInAsync(RegisterSubscriber.Response registered)
    {
        var tokens = (await (await AskForTokenAsync(registered)).Content
            .ReadFromJsonAsync<IssueTokens.Response>(Json.Options))!;
        var client = service.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", tokens.AccessToken);
        return client;
    }
}
