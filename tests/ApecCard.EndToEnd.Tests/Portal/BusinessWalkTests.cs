using System.Globalization;
using System.Text.RegularExpressions;
using ApecCard.Journeys.Actors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>The four related businesses, each from its button on the case to the order's page with the barcode.</summary>
[Collection(nameof(TheWholeSystem))]
public class BusinessWalkTests(WholeSystem system)
{
    private static readonly Words _words = Words.Chinese;

    [Fact]
    public async Task An_early_card_is_ordered_after_a_look_at_what_it_would_name()
    {
        using var story = new AlmostCleared(system.World);
        await OrderAsync(story, "EarlyProduction", "-01-ta", async page =>
        {
            await Expect(page.GetByText("现在制卡，卡背列出 15 个经济体")).ToBeVisibleAsync();
            await Expect(page.GetByText("¥720.00")).ToBeVisibleAsync(); // what the full card costs later
        });
    }

    [Fact]
    public async Task A_damaged_card_is_replaced_and_the_old_one_will_be_handed_in()
    {
        using var story = new CardInHand(system.World);
        await OrderAsync(story, "Replacement", "-01-hb", async page =>
        {
            await page.ChooseAsync("f-reason", _words["orderReason.CardDamaged"]);
            await page.Locator("#f-passportChanges").GetByText(_words["form.no"]).ClickAsync();
            await ReturnOnSiteAsync(page);
        });
    }

    [Fact]
    public async Task A_new_passport_is_told_before_the_card_is_made()
    {
        using var story = new AlmostCleared(system.World);
        await OrderAsync(story, "PassportChange", "-01-hz", async page =>
        {
            var renewed = story.Traveller.WithRenewedPassport();
            await page.ChooseAsync("f-reason", _words["orderReason.PassportRenewed"]);
            await page.FillAsync("#mrz", $"{renewed.MrzLine1}\n{renewed.MrzLine2}");
            await Expect(page.Locator("#f-passport-number")).ToHaveValueAsync(renewed.PassportNumber);
            await page.FillAsync(
                "#f-passport-issuedOn", renewed.PassportIssuedOn.ToString("O", CultureInfo.InvariantCulture));
        });
    }

    [Fact]
    public async Task A_card_is_cancelled_when_its_holder_leaves()
    {
        using var story = new CardInHand(system.World);
        await OrderAsync(story, "Cancellation", "-01-zx", async page =>
        {
            await page.ChooseAsync("f-reason", _words["orderReason.LeftTheFirm"]);
            await ReturnOnSiteAsync(page);
        });
    }

    private async Task OrderAsync(EnterpriseStory story, string kind, string suffix, Func<IPage, Task> fill)
    {
        var (caseId, caseNumber, _, _, _) = await story.RunAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(system.Gateway, story.Clerk.Email, Enterprise.Password);
        await page.GotoAsync($"/cases/{caseId}");
        await page.GetByRole(AriaRole.Button, new() { Name = _words[$"business.{kind}"] }).ClickAsync();
        await page.ComesToAsync("**/form");
        await ConfirmThePopUpAsync(page);
        await Expect(page.GetByText(_words["order.readOnly"])).ToBeVisibleAsync();
        await fill(page);
        await page.NextAsync(_words, "materials");
        await page.UploadAllAsync(_words);
        var hasHandover = kind is "EarlyProduction" or "Replacement";
        if (hasHandover)
        {
            await page.NextAsync(_words, "handover");
        }

        await page.NextAsync(_words, "confirm");
        await page.GetByRole(AriaRole.Button, new() { Name = _words["application.submit"] }).ClickAsync();

        var barcode = page.Locator("img.barcode");
        await Expect(barcode).ToHaveAttributeAsync("alt", new Regex(caseNumber + suffix));
        await Expect(barcode).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await barcode.EvaluateAsync<int>("img => img.naturalWidth") > 100);
        await page.GotoAsync($"/orders?kind={kind}");
        await Expect(page.GetByText(caseNumber + suffix)).ToBeVisibleAsync();
    }

    // Only some have one; it stands before the form.
    private static async Task ConfirmThePopUpAsync(IPage page)
    {
        await page.GetByText(_words["order.readOnly"]).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var dialog = page.GetByRole(AriaRole.Dialog);
        if (await dialog.CountAsync() > 0)
        {
            await dialog.GetByRole(AriaRole.Button, new() { Name = _words["order.confirmPopUp"] }).ClickAsync();
            await Expect(dialog).ToHaveCountAsync(0);
        }
    }

    private static async Task ReturnOnSiteAsync(IPage page)
    {
        await page.Locator("#f-return-method").GetByText(_words["order.OnSite"]).ClickAsync();
        await page.Locator("#f-return-servicePoint .ant-radio-wrapper").First.ClickAsync();
        await page.Locator("#f-returnAcknowledged").CheckAsync();
    }
}
