using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>Those who look after the offices and the scheme, in a real browser.</summary>
[Collection(nameof(TheWholeSystem))]
public class OfficesWalkTests(WholeSystem system)
{
    private static readonly LocatorAssertionsToBeVisibleOptions _patiently = new() { Timeout = 60_000 };

    [Fact]
    public async Task An_administrator_previews_a_change_of_a_checklist_saves_it_and_enterprises_are_asked_for_it()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await SignedInAsync(chromium, "administrator");
        await page.GotoAsync("/offices/beijing/checklist");
        await page.Locator("section button.ant-btn-primary").First.ClickAsync();
        await page.Locator(".parts button[aria-expanded]").First.ClickAsync();
        var name = $"申请函（{Guid.NewGuid():N}）";
        await page.Locator("#value_items_0_chineseName").FillAsync(name);

        await page.Locator("button[type=submit]").ClickAsync(); // without a reason it goes no further
        await Expect(page.Locator("#reason_help")).ToBeVisibleAsync();
        await page.Locator("#reason").FillAsync("统一名称");
        await page.ReloadAsync(); // what was typed is still there
        await Expect(page.Locator("#reason")).ToHaveValueAsync("统一名称");
        await page.Locator("button[type=submit]").ClickAsync();
        await Expect(page.Locator(".changes ins")).ToHaveTextAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "确认保存" }).ClickAsync();

        var newest = page.Locator(".history .ant-collapse-item").First;
        await Expect(newest).ToContainTextAsync("统一名称");
        await Expect(newest).ToContainTextAsync("您");
        await newest.Locator(".ant-collapse-header").ClickAsync();
        await Expect(newest.Locator(".changes ins")).ToHaveTextAsync(name);
        using var agent = await system.AnAgentAsync();
        var asked = await agent.Door.GetAsync("/api/documents/checklists/beijing");
        Assert.Equal(name, asked.Body!["items"]![0]!["chineseName"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_an_administrator_typed_stays_when_a_colleague_has_saved_first()
    {
        await using var chromium = await Chromium.StartAsync();
        var slow = await SignedInAsync(chromium, "administrator");
        var quick = await SignedInAsync(chromium, "administrator");
        foreach (var (page, days) in new[] { (slow, "7"), (quick, "9") })
        {
            await page.GotoAsync("/offices/beijing/particulars");
            await page.Locator("section button.ant-btn-primary").First.ClickAsync();
            await page.Locator("#value_preliminaryDays").FillAsync(days);
            await page.Locator("#reason").FillAsync($"初审 {days} 天");
            await page.Locator("button[type=submit]").ClickAsync();
        }

        var save = new PageGetByRoleOptions { Name = "确认保存" };
        await quick.GetByRole(AriaRole.Button, save).ClickAsync();
        await Expect(quick.Locator(".history .ant-collapse-item").First).ToContainTextAsync("初审 9 天");
        await slow.GetByRole(AriaRole.Button, save).ClickAsync();

        await Expect(slow.Locator(".ant-alert").First).ToContainTextAsync("初审 9 天");
        await Expect(slow.Locator(".changes del").Last).ToHaveTextAsync("9 个工作日");
        await Expect(slow.Locator(".changes ins").Last).ToHaveTextAsync("7 个工作日");
        await slow.GetByRole(AriaRole.Button, save).ClickAsync(); // seen, and meant
        await Expect(slow.Locator(".history .ant-collapse-item").First).ToContainTextAsync("初审 7 天");
    }

    [Fact]
    public async Task The_ministry_sees_on_its_board_how_the_economies_answer()
    {
        using var agent = await system.AnAgentAsync();
        var caseId = await WholeSystem.AReadyDraftAsync(agent);
        var number = (await agent.SubmitAsync(caseId)).Text("number");
        using var abroad = new EconomiesAbroad(system.Endpoint("economies"));
        await abroad.AskFirstAsync("JPN", number);
        using var preliminary = await system.AnOfficerAsync("preliminary-officer", Journey.Office);
        await preliminary.PassAsync(caseId, "PreliminaryReview");
        using var foreignAffairs = await system.AnOfficerAsync("foreign-affairs-officer", Journey.Office);
        await foreignAffairs.PassAsync(caseId, "ForeignAffairsReview");
        await agent.SeesAsync(caseId, "待缴费");
        await agent.PayAsync(caseId);
        using var ministry = await system.AnOfficerAsync("ministry-officer");
        await ministry.PassAsync(caseId, "MinistryReview");

        await using var chromium = await Chromium.StartAsync();
        var page = await SignedInAsync(chromium, "ministry-officer");
        await page.GotoAsync("/ministry?economy=JPN&state=Queried");
        var row = page.Locator("tr", new() { HasText = number });
        await Expect(row).ToBeVisibleAsync(_patiently); // the board is looked at anew by itself
        await Expect(row.Locator(".cell-Queried")).ToContainTextAsync("有提问");
        await Expect(row.Locator(".cell-Granted")).ToHaveCountAsync(15, new() { Timeout = 60_000 });
        await page.GotoAsync("/ministry/overdue");
        await Expect(page.Locator("li", new() { HasText = number })).ToContainTextAsync("等企业答复");
    }

    [Theory]
    [InlineData("administrator", "/offices", "/offices /officers /calendar /operations /statistics")]
    [InlineData("operator", "/operations", "/operations /ministry /ministry/overdue /statistics")]
    [InlineData("finance-officer", "/finance", "/finance /statements")]
    [InlineData("ministry-officer", "/desk", "/ministry /ministry/overdue /statistics")]
    [InlineData("preliminary-officer", "/desk", "")]
    public async Task Each_role_lands_on_its_own_work_and_sees_its_own_menu_only(string role, string home, string own)
    {
        string[] all =
        [
            "/offices", "/officers", "/calendar", "/operations", "/ministry", "/ministry/overdue", "/statistics",
            "/finance", "/statements", "/cases", "/agents",
        ];
        var mine = own.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await using var chromium = await Chromium.StartAsync();
        var page = await SignedInAsync(chromium, role, role == "preliminary-officer" ? "shanghai" : null);
        Assert.StartsWith(home, new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);

        var menu = await page.Locator(".head nav a").EvaluateAllAsync<string[]>(
            "links => links.map(link => new URL(link.href).pathname)");
        Assert.Equal(mine, all.Where(menu.Contains));
        foreach (var path in mine)
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            Assert.Equal(path, new Uri(page.Url).AbsolutePath);
            await Expect(page.Locator(".problem")).ToHaveCountAsync(0);
        }

        foreach (var path in all.Except(mine).Where(path => path is not "/statistics"))
        {
            await page.GotoAsync(path);
            await page.ComesToAsync($"**{home}*");
        }
    }

    private async Task<IPage> SignedInAsync(Chromium chromium, string role, string? office = null)
    {
        var account = DemoAccounts.Of(role, office);
        return await chromium.SignInAsync(system.Gateway, account.Name, account.Password);
    }
}
