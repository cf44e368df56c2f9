using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Cases;

[Collection(nameof(TheService))]
public class ListCasesTests(ApplicationsService service)
{
    [Fact]
    public async Task An_enterprise_pages_through_its_own_cases_the_newest_first()
    {
        var enterprise = await service.AnEnterprise();
        await service.Cases(3, Stories.Filled);
        await service.Cases(5, Stories.Filled, enterprise);
        await service.Cases(2, Stories.InPreliminaryReview, enterprise);
        var http = service.As(Roles.Agent, enterprise);

        var (seen, next, pages) = (new List<ListCases.Item>(), (string?)null, 0);
        do
        {
            var page = (await http.GetFromJsonAsync<Page<ListCases.Item>>(
                $"/cases?limit=3{(next is null ? "" : $"&after={next}")}", Json.Options))!;
            Assert.InRange(page.Items.Count, 1, 3);
            (next, pages) = (page.Next, pages + 1);
            seen.AddRange(page.Items);
        }
        while (next is not null);

        Assert.Equal((7, 3, 7), (seen.Count, pages, seen.Select(item => item.Id).Distinct().Count()));
        Assert.Equal(seen.Select(item => item.Id.ToString()).OrderDescending(StringComparer.Ordinal),
            seen.Select(item => item.Id.ToString()));
        Assert.Equal(2, seen.Count(item => item is
        {
            Number: not null,
            LabelInChinese: "待初审",
            AvailableActions: [CaseAction.Withdraw],
            WaitingFor: Actor.Office,
        }));
    }

    [Fact]
    public async Task A_case_started_meanwhile_shifts_nothing()
    {
        var enterprise = await service.AnEnterprise();
        await service.Cases(4, enterpriseId: enterprise);
        var http = service.As(Roles.Enterprise, enterprise);
        var first = (await http.GetFromJsonAsync<Page<ListCases.Item>>("/cases?limit=2", Json.Options))!;
        await service.Cases(1, enterpriseId: enterprise);
        var second = (await http.GetFromJsonAsync<Page<ListCases.Item>>(
            $"/cases?limit=2&after={first.Next}", Json.Options))!;
        Assert.Empty(first.Items.Select(item => item.Id).Intersect(second.Items.Select(item => item.Id)));
    }

    [Theory]
    [InlineData("limit", "0", "invalid-input")]
    [InlineData("limit", "101", "invalid-input")]
    public async Task A_page_has_one_to_a_hundred(string field, string value, string code) => await Refusal.IsAbout(
        field, await service.As(Roles.Enterprise, Guid.NewGuid()).GetAsync($"/cases?{field}={value}"), code);

    [Theory]
    [InlineData("after=yesterday")]
    [InlineData("limit=many")]
    public async Task What_is_no_place_or_number_is_malformed(string query) => await Refusal.Is(
        System.Net.HttpStatusCode.BadRequest, "malformed",
        await service.As(Roles.Enterprise, Guid.NewGuid()).GetAsync($"/cases?{query}"));
}
