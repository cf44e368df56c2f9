using ApecCard.Journeys.Actors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>Nothing that was typed is lost: not with the session, not with the network, not with the server.</summary>
[Collection(nameof(TheWholeSystem))]
public class ResilienceTests(WholeSystem system)
{
    private static readonly Words _words = Words.Chinese;

    [Fact]
    public async Task What_was_typed_when_the_session_had_ended_is_saved_after_signing_in_again()
    {
        using var agent = await system.AnAgentAsync();
        await using var chromium = await Chromium.StartAsync();
        var (page, path) = await AtFormAsync(chromium, agent);

        await page.Context.ClearCookiesAsync(new() { Name = "apec-session" });
        await page.FillAsync("#f-company-address", "世纪大道 88 号");
        await Expect(page.GetByText(_words["save.signedOut"])).ToBeVisibleAsync();
        var kept = await page.EvaluateAsync<string>("JSON.stringify({...sessionStorage, ...localStorage})");
        Assert.Contains("unsaved ", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("世纪大道", kept, StringComparison.Ordinal); // nobody else reads it meanwhile
        await page.GetByRole(AriaRole.Alert)
            .GetByRole(AriaRole.Button, new() { Name = _words["menu.signIn"] }).ClickAsync();
        await page.ComesToAsync("**/sign-in**");
        await page.TypeAccountAsync(agent.Email, Enterprise.Password);

        await page.ComesToAsync($"**{path}");
        await Expect(page.Locator("#f-company-address")).ToHaveValueAsync("世纪大道 88 号");
        await SavedAsync(page);
    }

    [Fact]
    public async Task What_was_typed_while_the_server_was_down_is_saved_when_it_is_back()
    {
        using var agent = await system.AnAgentAsync();
        await using var chromium = await Chromium.StartAsync();
        var (page, _) = await AtFormAsync(chromium, agent);

        await system.StopAsync("applications");
        try
        {
            await page.FillAsync("#f-company-address", "世纪大道 99 号");
            await Expect(page.Locator(".save-offline")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        }
        finally
        {
            await system.StartAsync("applications");
        }

        await SavedAsync(page);
        await page.ReloadAsync();
        await Expect(page.Locator("#f-company-address")).ToHaveValueAsync("世纪大道 99 号");
    }

    [Fact]
    public async Task What_was_typed_without_a_network_outlives_a_closed_page()
    {
        using var agent = await system.AnAgentAsync();
        await using var chromium = await Chromium.StartAsync();
        var (page, path) = await AtFormAsync(chromium, agent);

        await page.RouteAsync("**/api/**", route => route.AbortAsync());
        await page.FillAsync("#f-company-address", "世纪大道 77 号");
        await Expect(page.Locator(".save-offline")).ToBeVisibleAsync();
        page.Dialog += (_, dialog) => dialog.AcceptAsync(); // the browser asks whether to leave
        await page.GotoAsync("about:blank");
        await page.UnrouteAllAsync();
        await page.GotoAsync(path);

        await Expect(page.Locator("#f-company-address")).ToHaveValueAsync("世纪大道 77 号");
        await SavedAsync(page);
    }

    [Fact]
    public async Task Who_saved_second_is_asked_whose_words_stand()
    {
        using var agent = await system.AnAgentAsync();
        await using var chromium = await Chromium.StartAsync();
        var (page, path) = await AtFormAsync(chromium, agent);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(path);
        await other.FillAsync("#f-company-address", "另一个窗口");
        await SavedAsync(other);

        await page.FillAsync("#f-company-contactName", "黄娜");
        await page.GetByRole(AriaRole.Button, new() { Name = _words["save.theirs"] }).ClickAsync();

        await Expect(page.Locator("#f-company-address")).ToHaveValueAsync("另一个窗口");
    }

    private async Task<(IPage Page, string Path)> AtFormAsync(Chromium chromium, Agent agent)
    {
        var draft = await agent.StartCaseAsync();
        var path = $"/cases/{draft.Id("id")}/form/company";
        var page = await chromium.SignInAsync(system.Gateway, agent.Email, Enterprise.Password);
        await page.GotoAsync(path);
        await page.Locator("#f-company-address").WaitForAsync();
        return (page, path);
    }

    private static Task SavedAsync(IPage page) =>
        Expect(page.Locator(".save-saved")).ToContainTextAsync(
            _words["save.savedAt"].Split("{{")[0], new() { Timeout = 20_000 });
}
