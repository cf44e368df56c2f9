using ApecCard.EndToEnd.Tests.Portal;
using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.Scenarios;
using Microsoft.Playwright;

namespace ApecCard.EndToEnd.Tests;

/// <summary>The page that checks virtual cards, in a browser whose network is off.</summary>
[Collection(nameof(TheWholeSystem))]
public class VerifierTests(WholeSystem system)
{
    [Fact]
    public async Task A_card_is_checked_with_the_network_off_and_revoked_once_it_is_told_lost()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(system.Gateway);
        var context = page.Context;
        using var holder = new Holder(system.World, async (code, passport, expected) =>
        {
            await Until.SoAsync("the list of revocations says it", async () =>
            {
                await RefreshAsync(context, page);
                return await CheckAsync(page, code, passport) == expected;
            });
            await context.SetOfflineAsync(true);
            await page.ReloadAsync(); // from what the browser has kept
            Assert.Equal(expected, await CheckAsync(page, code, passport));
            if (expected == "valid")
            {
                Assert.Equal("wrong-passport", await CheckAsync(page, code, "E00000000"));
                var tampered = code[..40] + (code[40] == 'A' ? 'B' : 'A') + code[41..];
                Assert.Equal("not-ours", await CheckAsync(page, tampered, passport));
            }
        });
        await holder.RunAsync();
    }

    // With the network on, once: keys, the list of revocations, and the page itself are kept.
    private static async Task RefreshAsync(IBrowserContext context, IPage page)
    {
        await context.SetOfflineAsync(false);
        await page.GotoAsync("/verify/");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await page.WaitForFunctionAsync("() => document.getElementById('known').dataset.asOf");
    }

    private static async Task<string?> CheckAsync(IPage page, string code, string passport)
    {
        await page.FillAsync("#code", code);
        await page.FillAsync("#passport", passport);
        await page.ClickAsync("#check");
        await page.WaitForSelectorAsync("#result[data-result]");
        return await page.GetAttributeAsync("#result", "data-result");
    }

    /// <summary>Gets a card, shows its code, and loses it.</summary>
    private sealed class Holder(World world, Func<string, string, string, Task> shows) : OrderStory(world, _ => { })
    {
        public override async Task<Ending> RunAsync()
        {
            await WithMailedCardAsync();
            var card = (await Agent.GetCardsAsync(CaseId))[0]["cardId"]!.GetValue<Guid>();
            var code = (await Agent.Door.GetAsync($"/api/delivery/cards/{card}/virtual")).Text("text");
            await shows(code, Applicant.PassportNumber, "valid");

            await OrderAsync("换补卡", "Replacement", "CardLost", form => form["passportChanges"] = false);
            await Until.SoAsync("the register ends it", async () =>
                (await Agent.GetCardsAsync(CaseId))[0]["validity"]!.GetValue<string>() == "Revoked");
            await shows(code, Applicant.PassportNumber, "revoked");
            return await EndAsync("已邮寄");
        }
    }
}
