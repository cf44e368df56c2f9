using System.Globalization;
using System.Net.Http.Headers;
using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Cases;

[Collection(nameof(TheService))]
public class CaseNumbersTests(ApplicationsService service)
{
    [Fact]
    public async Task Numbers_are_unique_and_ascending_under_forty_submissions_at_two_replicas()
    {
        await using var replica = service.WithWebHostBuilder(_ => { });
        var cases = await service.Cases(40, Stories.Filled);
        var here = service.Owner(cases[0]);
        var there = replica.CreateClient();
        there.DefaultRequestHeaders.Authorization = here.DefaultRequestHeaders.Authorization;

        var answers = await Task.WhenAll(cases.Select(async (draft, at) =>
        {
            var answer = await (at % 2 == 0 ? here : there).PostAsync($"/cases/{draft.Id}/submission", null);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return (await answer.Content.ReadFromJsonAsync<CaseView>(Json.Options))!;
        }));

        var sequence = answers.Select(answer =>
            int.Parse(answer.Number![^6..], CultureInfo.InvariantCulture)).Order().ToArray();
        Assert.Equal(Enumerable.Range(sequence[0], 40), sequence);
        await using var db = service.OpenDatabase();
        var inOrder = await db.Timeline.Where(e => e.EnterpriseId == cases[0].EnterpriseId && e.CaseVersion == 1)
            .OrderBy(e => e.Seq).Select(e => e.CaseId).ToListAsync();
        Assert.Equal(inOrder, answers.OrderBy(answer => answer.Number).Select(
            answer => answer.Id)); // as they became visible
    }

    [Fact]
    public async Task The_day_of_a_number_begins_at_midnight_in_Shanghai()
    {
        await using var replica = service.WithWebHostBuilder(host => host.ConfigureTestServices(
            services => services.AddSingleton<TimeProvider>(_clock)));

        _clock.Now = new(2026, 7, 1, 15, 59, 59, TimeSpan.Zero);
        var lastOfTheDay = await NumberAt(replica.CreateClient());
        _clock.Now = _clock.Now.AddSeconds(1);
        var firstOfTheNext = await NumberAt(replica.CreateClient());

        Assert.Equal(("APEC20260701000001", "APEC20260702000001"), (lastOfTheDay, firstOfTheNext));
    }

    private readonly TestClock _clock = new(Stories.Today);

    private async Task<string?> NumberAt(HttpClient http)
    {
        var draft = await service.ACase(Stories.Filled);
        var token = TestTokens.Of(Roles.Enterprise, "somebody", draft.EnterpriseId);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await http.PostAsync($"/cases/{draft.Id}/submission", null);
        return (await service.Reload(draft.Id)).Number;
    }
}
