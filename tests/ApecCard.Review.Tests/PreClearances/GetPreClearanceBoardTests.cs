using System.Net;
using System.Text.Json;
using ApecCard.Review.Cases;
using ApecCard.Review.PreClearances;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;

namespace ApecCard.Review.Tests.PreClearances;

public class GetPreClearanceBoardTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task The_ministry_sees_every_case_with_what_each_economy_has_said_and_no_personal_data()
    {
        var review = await ACase(daysAgo: 91);
        await service.Record("economy-aus", Said.Decided(review, "AUS", "Granted", version: 1));
        await service.Record("economy-jpn", Said.Decided(review, "JPN", "Refused", version: 1));
        await service.Record("economy-rus", Said.Queried(review, "RUS", "Why?", version: 1));

        var item = Assert.Single(await Board("?limit=100"), one => one.CaseId == review.Id);

        Assert.Equal((review.CaseNumber, "shanghai"), (item.CaseNumber, item.Office));
        Assert.Equal(Economies.PreClearing.Order(), item.Economies.Select(one => one.Economy));
        Assert.Equal((PreClearanceState.Granted, false), StateOf("AUS"));
        Assert.Equal((PreClearanceState.Refused, false), StateOf("JPN"));
        Assert.Equal((PreClearanceState.Queried, true), StateOf("RUS"));
        Assert.Equal((PreClearanceState.Requested, true), StateOf("SGP"));
        var queried = item.Economies.Single(one => one.Economy == "RUS");
        Assert.NotNull(queried.AskedAt);
        Assert.Null(queried.AnsweredAt);
        var raw = await service.As(Roles.Operator).GetFromJsonAsync<JsonElement>("/pre-clearances/board?limit=1");
        Assert.Equal(
            ["caseId", "caseNumber", "office", "forwardedAt", "economies"],
            raw.GetProperty("items")[0].EnumerateObject().Select(field => field.Name));

        (PreClearanceState, bool) StateOf(string economy)
        {
            var cell = item.Economies.Single(one => one.Economy == economy);
            return (cell.State, cell.Overdue);
        }
    }

    [Fact]
    public async Task The_board_is_narrowed_by_economy_state_and_lateness_and_read_page_by_page()
    {
        var (late, fresh) = (await ACase(daysAgo: 92), await ACase(daysAgo: 5));
        await service.Record("economy-mex", Said.Decided(late, "MEX", "Granted", version: 1));
        await service.Record("economy-mex", Said.Queried(fresh, "MEX", "Why?", version: 1));

        Assert.Equal([late.Id], await Mine("?economy=MEX&state=Granted"));
        Assert.Equal([fresh.Id], await Mine("?economy=MEX&state=Queried"));
        Assert.Equal([late.Id], await Mine("?overdue=true"));
        Assert.Empty(await Mine("?economy=MEX&overdue=true"));
        Assert.Equal([late.Id, fresh.Id], await Mine("?"));
        await Refusal.Is(HttpStatusCode.BadRequest, "malformed",
            await service.As(Roles.MinistryOfficer).GetAsync("/pre-clearances/board?state=Perhaps"));

        async Task<Guid[]> Mine(string query)
        {
            var (found, after) = (new List<Guid>(), "");
            while (true)
            {
                var page = await service.As(Roles.MinistryOfficer).GetFromJsonAsync<Page<GetPreClearanceBoard.Item>>(
                    $"/pre-clearances/board{query}&limit=1{after}", Json.Options);
                found.AddRange(page!.Items.Select(one => one.CaseId));
                if (page.Next is null)
                {
                    return [.. found.Where(one => one == late.Id || one == fresh.Id)];
                }

                after = $"&after={page.Next}";
            }
        }
    }

    [Fact]
    public async Task Each_economy_is_counted_over_the_cases_that_are_being_decided()
    {
        var before = await Counts();
        var review = await ACase(daysAgo: 95);
        await service.Record("economy-tha", Said.Decided(review, "THA", "Granted", version: 1));
        var after = await Counts();

        Assert.Equal(before.Cases + 1, after.Cases);
        Assert.Equal(Economies.PreClearing, after.Economies.Select(one => one.Economy));
        Assert.Equal((Of(before, "THA").Granted + 1, Of(before, "THA").Overdue), Both("THA", row => row.Granted));
        Assert.Equal(
            (Of(before, "VNM").Requested + 1, Of(before, "VNM").Overdue + 1), Both("VNM", row => row.Requested));

        (int, int) Both(string economy, Func<CountPreClearances.Row, int> count) =>
            (count(Of(after, economy)), Of(after, economy).Overdue);
    }

    [Theory]
    [InlineData("/pre-clearances/board")]
    [InlineData("/pre-clearances/counts")]
    public async Task The_board_is_for_the_ministry_and_operations_only(string path)
    {
        foreach (var role in new[] { Roles.Enterprise, Roles.Administrator, Roles.FinanceOfficer })
        {
            await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await service.As(role).GetAsync(path));
        }
    }

    private static CountPreClearances.Row Of(CountPreClearances.Response counts, string economy) =>
        counts.Economies.Single(one => one.Economy == economy);

    private async Task<CountPreClearances.Response> Counts() =>
        (await service.As(Roles.MinistryOfficer).GetFromJsonAsync<CountPreClearances.Response>(
            "/pre-clearances/counts", Json.Options))!;

    private async Task<IReadOnlyList<GetPreClearanceBoard.Item>> Board(string query) =>
        (await service.As(Roles.MinistryOfficer).GetFromJsonAsync<Page<GetPreClearanceBoard.Item>>(
            $"/pre-clearances/board{query}", Json.Options))!.Items;

    private Task<ReviewCase> ACase(int daysAgo) =>
        service.ACaseInPreClearance(DateTimeOffset.UtcNow.AddDays(-daysAgo));
}
