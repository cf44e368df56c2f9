using System.Net;
using System.Text.Json;
using ApecCard.Review.Cases;
using ApecCard.Review.PreClearances;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Review.Tests.PreClearances;

public class ListOpenRequestsTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task An_economy_pages_through_what_it_has_not_decided_the_oldest_first()
    {
        var (first, second) = (await ACase(daysAgo: 3), await ACase(daysAgo: 2));
        var (third, decided) = (await ACase(daysAgo: 2), await ACase(daysAgo: 9));
        await service.Record("economy-rus", Said.Decided(decided, "RUS", "Refused", version: 1));
        await service.Record("economy-rus", Said.Queried(first, "RUS", "Why?", version: 1));

        var open = await All(service.Economy("RUS"), "/pre-clearances", limit: 1);

        Guid[] cases = [first.Id, second.Id, third.Id, decided.Id];
        var mine = open.Where(one => cases.Contains(CaseOf(one))).ToArray();
        Assert.Equal(3, mine.Length);
        Assert.Equal((first.Id, "Queried"), (CaseOf(mine[0]), mine[0].GetProperty("state").GetString()));
        Assert.Equal([second.Id, third.Id], mine[1..].Select(CaseOf)); // asked a moment after one another
        Assert.Equal(
            ["requestId", "caseId", "caseNumber", "requestedAt", "state"],
            mine[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(PreClearance.IdOf(first.Id, "RUS"), mine[0].GetProperty("requestId").GetGuid());
    }

    [Fact]
    public async Task Who_is_late_is_shown_to_the_ministry_and_to_operations_and_no_longer_once_it_has_decided()
    {
        var late = await ACase(daysAgo: 91);
        await ACase(daysAgo: 89);
        await service.Record("economy-mex", Said.Decided(late, "MEX", "Granted", version: 1));

        var overdue = (await All(service.As(Roles.MinistryOfficer), "/pre-clearances/overdue", limit: 4))
            .Where(one => CaseOf(one) == late.Id).ToArray();

        var economies = overdue.Select(one => one.GetProperty("economy").GetString()).Order().ToArray();
        Assert.Equal(ServiceDefaults.Formats.Economies.PreClearing.Except(["MEX"]), economies);
        var due = overdue[0].GetProperty("requestedAt").GetDateTimeOffset().AddDays(90);
        Assert.Equal(due, overdue[0].GetProperty("dueAt").GetDateTimeOffset());
        Assert.All(overdue, one => Assert.Equal(late.CaseNumber, one.GetProperty("caseNumber").GetString()));
        Assert.Equal(15, (await All(service.As(Roles.Operator), "/pre-clearances/overdue", limit: 100))
            .Count(one => CaseOf(one) == late.Id));
    }

    [Fact]
    public async Task Each_economy_has_its_own_target()
    {
        var review = await ACase(daysAgo: 31);
        await using var strict = service.WithWebHostBuilder(
            builder => builder.UseSetting("EconomyTargetDays:BRN", "30"));
        var http = strict.CreateClient();
        http.DefaultRequestHeaders.Authorization = service.As(Roles.Operator).DefaultRequestHeaders.Authorization;

        var overdue = await All(http, "/pre-clearances/overdue", limit: 100);

        Assert.Equal("BRN", Assert.Single(overdue, one => CaseOf(one) == review.Id).GetProperty("economy").GetString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("4000")]
    public void A_target_that_is_no_number_of_days_ends_the_start(string days) =>
        Assert.Throws<InvalidOperationException>(() => new EconomyTargets(new ConfigurationBuilder()
            .AddInMemoryCollection([new("EconomyTargetDays:AUS", days)]).Build()));

    [Fact]
    public async Task Lists_are_for_their_roles_only_and_pages_begin_where_one_has_ended()
    {
        await Forbidden(service.As(Roles.Enterprise), "/pre-clearances/overdue");
        await Forbidden(service.Economy("AUS"), "/pre-clearances/overdue");
        await Forbidden(service.As(Roles.MinistryOfficer), "/pre-clearances");
        var economy = service.Economy("AUS");
        await Refusal.IsAbout("after", await economy.GetAsync($"/pre-clearances?after={Guid.NewGuid()}"));
        await Refusal.IsAbout("limit", await economy.GetAsync("/pre-clearances?limit=101"));
    }

    private Task<ReviewCase> ACase(int daysAgo) =>
        service.ACaseInPreClearance(DateTimeOffset.UtcNow.AddDays(-daysAgo));

    private static Guid CaseOf(JsonElement item) => item.GetProperty("caseId").GetGuid();

    private static async Task Forbidden(HttpClient http, string path) =>
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await http.GetAsync(path));

    private static async Task<List<JsonElement>> All(HttpClient http, string path, int limit)
    {
        var (items, after) = (new List<JsonElement>(), "");
        while (true)
        {
            var page = await http.GetFromJsonAsync<JsonElement>($"{path}?limit={limit}{after}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            Assert.True(page.GetProperty("items").GetArrayLength() <= limit);
            if (page.GetProperty("next").GetString() is not { } next)
            {
                return items;
            }

            after = $"&after={next}";
        }
    }
}
