using ApecCard.Journeys.Actors;
using ApecCard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>The portal in a real browser, as people use it.</summary>
[Collection(nameof(TheWholeSystem))]
public class PortalTests(WholeSystem system)
{
    [Theory]
    [InlineData("zh", 1440)]
    [InlineData("en", 390)]
    public async Task An_enterprise_registers_applies_and_pays_and_sees_its_case(string language, int width)
    {
        await using var chromium = await Chromium.StartAsync();
        var words = language == "zh" ? Words.Chinese : Words.English;
        var page = await chromium.OpenAsync(system.Gateway, width, language);
        var walk = new ApplicationWalk(page, words);
        await walk.RegisterAsync();
        await walk.FillInAsync();
        var number = await walk.SubmitAsync();
        await walk.PayAsync();

        await page.GotoAsync("/cases");
        await Expect(page.GetByText(number).First).ToBeVisibleAsync();
        await Expect(page.GetByText(words["label.InPreliminaryReview"]).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_correction_is_made_where_it_was_pinned_and_a_call_that_is_noted_meanwhile_is_in_nobodys_way()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(system.Gateway);
        var walk = new ApplicationWalk(page, Words.Chinese);
        await walk.RegisterAsync();
        await walk.FillInAsync();
        var number = await walk.SubmitAsync();
        var caseId = Guid.Parse(new Uri(page.Url).Segments[2].TrimEnd('/'));
        using var officer = await system.AnOfficerAsync("preliminary-officer", "shanghai");
        await officer.ReturnAsync(
            caseId, "PreliminaryReview", ("Field", "applicant.travelNeed", "请写明展会名称。"));
        await page.ShowsAsync($"/cases/{caseId}", "退回补正");

        await page.GotoAsync($"/cases/{caseId}/correction");
        await Expect(page.GetByText("请写明展会名称。")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "去修改" }).ClickAsync();
        await Expect(page.Locator("#f-applicant-position")).ToBeDisabledAsync(); // nobody pinned it
        await officer.AdviseAsync(caseId, "请补充今年的展会。");
        await Eventually.Is(async () => (await system.QueryAsync<int>(
            "applicationsdb", "select jsonb_array_length(\"Calls\") from \"Cases\" where \"Id\" = $1", caseId))[0] == 1);
        await page.FillAsync("#f-applicant-travelNeed", "参加悉尼国际食品展和新加坡亚洲食品展。");
        await Expect(page.Locator(".save-saved")).ToContainTextAsync("已保存");

        await page.GotoAsync($"/cases/{caseId}/correction");
        await Expect(page.GetByText("请补充今年的展会。")).ToBeVisibleAsync();
        await page.Locator("button[type=submit]").ClickAsync();
        await page.ComesToAsync($"**/cases/{caseId}");
        await Expect(page.GetByText("待初审").First).ToBeVisibleAsync();
        await Expect(page.GetByText(number).First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task The_first_page_is_there_in_both_languages_and_never_wider_than_the_window(int width)
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(system.Gateway, width);
        await page.GotoAsync("/");
        var title = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(title).ToHaveTextAsync("APEC 商务旅行卡");
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(title).ToHaveTextAsync("APEC Business Travel Card");
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_the_users_language_and_an_officer_sees_no_enterprises_menu()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(system.Gateway);
        await page.SignInAsync("preliminary.shanghai@apeccard.example", "wrong");
        await Expect(page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();

        const string officer = "preliminary.shanghai@apeccard.example";
        await page.SignInAsync(officer, "ApecCard-Demo-2026");
        await page.Locator("#code").TypeCodeAsync(await DemoSessions.CodeAsync(system.Gateway, officer));
        await page.Locator("button[type=submit]").ClickAsync();
        await page.ComesToAsync("**/desk");
        await Expect(page.GetByText("我的申请")).ToHaveCountAsync(0);
    }
}
