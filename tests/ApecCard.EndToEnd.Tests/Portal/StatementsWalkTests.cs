using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>A finance officer compares the day with the payment provider's statement, in a real browser.</summary>
[Collection(nameof(TheWholeSystem))]
public class StatementsWalkTests(WholeSystem system)
{
    private static readonly Words _words = Words.Chinese;

    [Fact]
    public async Task What_differs_is_found_and_leaves_the_queue_with_an_officers_word()
    {
        using var story = new BeforeTheMinistry(system.World);
        await story.RunAsync(); // there is a payment to compare
        await using var chromium = await Chromium.StartAsync();
        var desk = await FinanceDesk.OpenAsync(chromium, system.Gateway, which: 0);
        await desk.Page.GotoAsync("/statements");
        var stranger = desk.Row("differences", "STRANGER");

        await BehaveAsync(new { statement = "Stranger" });
        try
        {
            await desk.Page.Button(_words["statement.compareToday"]).ClickAsync();
            await Expect(stranger).ToContainTextAsync(_words["statement.kind.PaymentUnknownToUs"]);
            await Expect(stranger).ToContainTextAsync("¥720.00");
        }
        finally
        {
            await BehaveAsync(new { });
        }

        await stranger.GetByRole(AriaRole.Button).ClickAsync();
        await desk.Page.FillAsync("#resolution_resolution", "已与支付机构核实，由其冲正");
        await desk.SendAsync(_words["statement.resolved"]);
        await Expect(stranger).ToHaveCountAsync(0);

        await desk.Page.Locator("section[aria-labelledby=differences]")
            .GetByText(_words["statement.shown.All"]).ClickAsync();
        await Expect(stranger).ToContainTextAsync("由其冲正");
        await Expect(stranger).ToContainTextAsync(_words["statement.state.Resolved"]);
        await Expect(desk.Page.Locator("section[aria-labelledby=compared] tbody tr")).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_report_of_the_month_is_saved_as_a_table()
    {
        await using var chromium = await Chromium.StartAsync();
        var desk = await FinanceDesk.OpenAsync(chromium, system.Gateway, which: 0);
        await desk.Page.GotoAsync("/statements");

        var download = await desk.Page.RunAndWaitForDownloadAsync(
            () => desk.Page.GetByText(_words["statement.report"]).ClickAsync());

        Assert.Matches(@"^apeccard-\d{4}-\d{2}\.csv$", download.SuggestedFilename);
        Assert.Contains("日期,受理机构", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
    }

    private async Task BehaveAsync(object behaviour)
    {
        using var http = new HttpClient { BaseAddress = system.Endpoint("payment-provider") };
        (await http.PutAsJsonAsync("/behaviour", behaviour)).EnsureSuccessStatusCode();
    }
}
