using ApecCard.Journeys.Actors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>An invoice in the browser: the enterprise corrects its title, and finance voids the new one.</summary>
[Collection(nameof(TheWholeSystem))]
public class InvoiceWalkTests(WholeSystem system)
{
    private static readonly Words _words = Words.Chinese;

    [Fact]
    public async Task A_title_is_corrected_by_the_enterprise_and_the_new_invoice_voided_by_finance()
    {
        using var story = new AlmostCleared(system.World);
        await story.RunAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(system.Gateway, story.Clerk.Email, Enterprise.Password);
        await page.GotoAsync("/invoices");
        await Expect(page.GetByText(_words["invoices.state.Issued"], new() { Exact = true })).ToHaveCountAsync(1);
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByText(_words["invoices.download"]).ClickAsync());
        Assert.Matches(@"^invoice-\d{12}\.pdf$", download.SuggestedFilename);

        await page.GetByRole(AriaRole.Button, new() { Name = _words["invoices.correct"] }).ClickAsync();
        await page.FillAsync("#buyer_title", "更正后的名称有限公司");
        await page.GetByRole(AriaRole.Button, new() { Name = _words["invoices.correctNow"] }).ClickAsync();
        await Expect(page.GetByText("更正后的名称有限公司")).ToBeVisibleAsync();
        await Expect(page.GetByText(_words["invoices.state.Voided"], new() { Exact = true })).ToHaveCountAsync(1);
        var number = await page.Locator("h2.mono").First.InnerTextAsync();

        var finance = await chromium.SignInAsync(system.Gateway, "finance@apeccard.example", "ApecCard-Demo-2026");
        await finance.GotoAsync("/finance");
        await finance.GetByRole(AriaRole.Button, new() { Name = $"{_words["invoices.act.Void"]}：{number}" })
            .ClickAsync();
        await finance.FillAsync("#act_reason", "抬头与营业执照不符");
        await finance.GetByRole(AriaRole.Dialog).GetByRole(
            AriaRole.Button, new() { Name = _words["invoices.act.Void"] }).ClickAsync();
        await Expect(finance.GetByText("抬头与营业执照不符").First).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(page.GetByText("抬头与营业执照不符")).ToBeVisibleAsync();
    }
}
