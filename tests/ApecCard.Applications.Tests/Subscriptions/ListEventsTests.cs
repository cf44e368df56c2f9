using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ApecCard.Applications.Cases;
using ApecCard.Applications.PublicEvents;
using ApecCard.Applications.Tests.PublicEvents;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Subscriptions;

[Collection(nameof(TheService))]
public class ListEventsTests(ApplicationsService service)
{
    // What the broker's bindings of such a subscriber let through (Identity's OutsidersTopology).
    public static TheoryData<string, string[], string[], string[], string> Registrations => new()
    {
        { "everything", PublicTopics.All, [], [], @"^abtc\." },
        {
            "cards", [PublicTopics.CardIssued, PublicTopics.CardRevoked, PublicTopics.CardExpired], [], [],
            @"^abtc\.card\.(issued|revoked|expired)\."
        },
        {
            "what New Zealand says", [PublicTopics.EconomyDecided, PublicTopics.CaseCompleted], ["NZL"], [],
            @"^abtc\.(economy\.decided\.nzl|case\.completed\.-)\."
        },
        { "Beijing's cases", PublicTopics.All, [], ["beijing"], @"\.beijing$" },
    };

    [Theory]
    [MemberData(nameof(Registrations))]
    public async Task What_is_read_is_what_is_heard_and_nothing_beyond_the_registration(
        string what, string[] topics, string[] economies, string[] offices, string bindings)
    {
        var outsider = await Outsider.RegisterAsync(service, told => told with
        {
            Topics = topics,
            Economies = economies,
            Offices = offices,
        });
        var from = await LastCursorAsync();
        var cases = new List<CaseFile>();
        foreach (var type in Enum.GetValues<PublicEventType>())
        {
            cases.Add(await service.ACase(OfType.Story(type)));
        }

        cases.Add(await service.ACase(caseFile =>
        {
            caseFile.SaveForm(Forms.Complete(Stories.APerson()) with { Office = "beijing" }, Stories.Today);
            Stories.Submitted(caseFile);
        }));
        await Eventually.Is(() => cases.All(one => service.Subscriber.Of(one.Number!).Count > 0));
        await service.EverythingIsSent();

        var (read, _) = await outsider.ReadAsync(from);

        var heard = service.Subscriber.Letters
            .Where(letter => long.Parse(letter.Cursor) > long.Parse(from))
            .Where(letter => Regex.IsMatch(letter.RoutingKey, bindings))
            .Select(letter => (letter.Cursor, letter.Id.ToString(), letter.Type)).ToHashSet();
        Assert.NotEmpty(heard);
        Assert.True(
            heard.IsSubsetOf(read.Select(One)), $"{what}: not read {string.Join(", ", heard.Except(read.Select(One)))}");
        Assert.All(read, one => Assert.Contains(TypeOf(one), topics));
        var mine = cases.ToDictionary(one => one.Number!);
        Assert.All(
            read.Where(one => mine.ContainsKey(Text(one, "subject"))),
            one => Assert.Contains(One(one), heard));
    }

    [Fact]
    public async Task Page_after_page_each_event_is_read_once_and_in_order()
    {
        var outsider = await Outsider.RegisterAsync(service);
        var from = await LastCursorAsync();
        var caseFile = await service.ACase(Stories.InProduction);
        await Eventually.Is(() => service.Subscriber.Of(caseFile.Number!).Count == 5);

        var (read, next) = await outsider.ReadAsync(from, limit: 2);

        var cursors = read.Select(one => long.Parse(Text(one, "cursor"))).ToArray();
        Assert.Equal(cursors.Distinct().Order(), cursors);
        Assert.Equal(
            service.Subscriber.Of(caseFile.Number!).Select(letter => letter.Sequence),
            read.Where(one => Text(one, "subject") == caseFile.Number).Select(one => Text(one, "sequence")));
        Assert.True(long.Parse(next) >= cursors[^1]);
        Assert.DoesNotContain((await outsider.ReadAsync(next)).Events, one => Text(one, "subject") == caseFile.Number);
    }

    [Fact]
    public async Task From_a_time_on_nothing_older_is_read()
    {
        var outsider = await Outsider.RegisterAsync(service);
        await service.ACase(Stories.InPreliminaryReview);
        var since = Uri.EscapeDataString($"{Stories.Today.AddYears(50):O}");
        var page = await outsider.Client.GetFromJsonAsync<JsonElement>($"/subscriptions/events?since={since}");
        Assert.Empty(page.GetProperty("items").EnumerateArray());
        Assert.NotEqual("0", page.GetProperty("next").GetString());

        var old = Uri.EscapeDataString($"{Stories.Today.AddYears(-50):O}");
        page = await outsider.Client.GetFromJsonAsync<JsonElement>($"/subscriptions/events?since={old}&limit=1");
        Assert.Single(page.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("after=900000000000000000", "events.cursor-ahead")]
    [InlineData("after=1&since=2026-05-04T00:00:00Z", "events.two-places")]
    [InlineData("after=-1", "invalid-input")]
    [InlineData("after=1' or 1=1", "invalid-input")]
    [InlineData("since=yesterday", "malformed")]
    [InlineData("limit=1001", "invalid-input")]
    [InlineData("limit=0", "invalid-input")]
    public async Task A_place_that_is_none_is_refused(string query, string code)
    {
        var outsider = await Outsider.RegisterAsync(service);
        var answer = await outsider.Client.GetAsync($"/subscriptions/events?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_blocked_reads_nothing_until_that_is_over()
    {
        var outsider = await Outsider.RegisterAsync(service);
        await outsider.IsToldAsync(told => told with { IsBlocked = true });
        await Refusal.Is(
            HttpStatusCode.Forbidden, "subscriber.blocked", await outsider.Client.GetAsync("/subscriptions/events"));
        await outsider.IsToldAsync(told => told with { IsBlocked = false });
        await outsider.ReadAsync(await LastCursorAsync());
    }

    [Fact]
    public async Task Whose_registration_has_ended_reads_nothing_and_a_new_one_of_this_name_does()
    {
        var outsider = await Outsider.RegisterAsync(service);
        await outsider.IsToldAsync(told => told with { IsEnded = true });
        await Refusal.Is(
            HttpStatusCode.Forbidden, "subscriber.unknown", await outsider.Client.GetAsync("/subscriptions/events"));
        await Outsider.RegisterAsync(service, told => told with { Name = outsider.Registered.Name });
        await outsider.ReadAsync(await LastCursorAsync());
    }

    [Fact]
    public async Task What_is_told_late_of_a_subscriber_changes_nothing()
    {
        var outsider = await Outsider.RegisterAsync(service);
        await outsider.IsToldAsync(told => told with { IsBlocked = true });
        await service.Bus.Publish(outsider.Registered with { SubscriberVersion = 1, IsBlocked = false });
        await Outsider.RegisterAsync(service); // behind it in no queue, but long enough afterwards
        await Refusal.Is(
            HttpStatusCode.Forbidden, "subscriber.blocked", await outsider.Client.GetAsync("/subscriptions/events"));
    }

    [Fact]
    public async Task Only_subscribers_read_events()
    {
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.Administrator).GetAsync("/subscriptions/events"));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "subscriber.unknown",
            await service.As(Roles.Subscriber, subject: "subscriber-nobody").GetAsync("/subscriptions/events"));
    }

    private static (string, string, string) One(JsonElement one) =>
        (Text(one, "cursor"), Text(one, "id"), TypeOf(one));

    private static string TypeOf(JsonElement one) => Text(one, "type");

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;

    private async Task<string> LastCursorAsync()
    {
        await using var db = service.OpenDatabase();
        return $"{await db.LastCursorAsync(default)}";
    }
}
