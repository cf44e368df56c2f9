using ApecCard.Journeys.Actors;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>What happens to a case is seen by who looks at it, without touching anything.</summary>
[Collection(nameof(TheWholeSystem))]
public class WatchingTests(WholeSystem system)
{
    [Fact]
    public async Task Sixteen_economies_answer_while_one_watches()
    {
        using var story = new BeforeTheMinistry(system.World);
        var (caseId, _, _, _, _) = await story.RunAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(system.Gateway, story.Clerk.Email, Enterprise.Password);
        await page.GotoAsync($"/cases/{caseId}");
        await Expect(page.Locator(".live-on")).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { window.untouched = true; }");

        await story.ForwardAsync();

        await Expect(page.Locator(".tile-Granted")).ToHaveCountAsync(16, new() { Timeout = 30_000 });
        await Expect(page.Locator(".board-sum")).ToContainTextAsync("16");
        await Expect(page.GetByText(Words.Chinese["label.InProduction"]).First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        Assert.True(await page.EvaluateAsync<bool>("() => window.untouched === true")); // the page was not loaded anew
    }
}
