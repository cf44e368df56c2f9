using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>An officer's day in a real browser; what the enterprise does meanwhile comes over HTTP.</summary>
[Collection(nameof(TheWholeSystem))]
public class OfficerWalkTests(WholeSystem system)
{
    [Fact]
    public async Task A_case_is_pinned_returned_telephoned_about_looked_at_anew_and_passed_by_three_desks()
    {
        using var agent = await system.AnAgentAsync();
        var (caseId, number) = await ASubmittedCaseAsync(agent);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.AtDeskAsync(system.Gateway, "preliminary-officer");
        await page.GetByLabel("申请编号、申请人姓名、护照号码或企业全称").FillAsync(number);
        await page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = number }).First.ClickAsync();
        await page.ClaimAsync();
        await Expect(page.Button("不予通过")).ToHaveCountAsync(0); // a first review never refuses

        await page.Locator(".line", new() { HasText = "商务旅行需要" }).ClickAsync();
        await page.FillAsync("#pin-reason", "请写明展会名称。");
        await page.Button("保存标注").ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Button("标注 1 处")).ToBeVisibleAsync(); // nothing typed is lost
        await page.Button("退回补正").ClickAsync();
        await page.Button("退回（1 处）").ClickAsync();
        await page.ComesToAsync("**/desk");
        await agent.SeesAsync(caseId, "退回补正");

        await page.GotoAsync("/desk/calls");
        await page.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await Expect(page.GetByText("13456768021")).ToBeVisibleAsync();
        await page.GetByLabel("指导内容").FillAsync("请补充今年的展会。");
        await page.Button("保存记录").ClickAsync();
        await page.ComesToAsync("**/desk/calls");
        await Expect(page.GetByText(number)).ToHaveCountAsync(0);

        await CorrectAsync(agent, caseId);
        await page.GotoAsync($"/desk/cases/{caseId}");
        var difference = page.Locator(".difference");
        await Expect(difference).ToContainTextAsync("请写明展会名称。");
        await Expect(difference).ToContainTextAsync("每年多次赴日本");
        await Expect(difference).ToContainTextAsync("参加悉尼国际食品展");
        await Expect(page.GetByText("请补充今年的展会。")).ToBeVisibleAsync();
        await page.ClaimAsync();
        await PassAsync(page, "初审通过");

        await PassAtNextDeskAsync(chromium, "foreign-affairs-officer", caseId, "复审通过");
        await agent.PayAsync(caseId);
        await agent.SeesAsync(caseId, "待外交部审核");
        await PassAtNextDeskAsync(chromium, "ministry-officer", caseId, "外交部审核通过");
        await Eventually.Is(async () => (await agent.LabelsShownAsync(caseId)).Contains("APEC经济体审核中"));
    }

    [Fact]
    public async Task A_refusal_needs_its_reason_and_its_consent()
    {
        using var agent = await system.AnAgentAsync();
        var (caseId, _) = await ASubmittedCaseAsync(agent);
        using var preliminary = await system.AnOfficerAsync("preliminary-officer", Journey.Office);
        await preliminary.PassAsync(caseId, "PreliminaryReview");
        await agent.SeesAsync(caseId, "待复审");
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.AtDeskAsync(system.Gateway, "foreign-affairs-officer");
        await page.GotoAsync($"/desk/cases/{caseId}");
        await page.ClaimAsync();

        await page.RefuseAsync("未能说明与 APEC 经济体的商务往来需要。");
        await page.ComesToAsync("**/desk");
        await agent.SeesAsync(caseId, "不予通过");
    }

    [Fact]
    public async Task Who_comes_second_is_told_so_and_sees_who_has_the_case()
    {
        using var agent = await system.AnAgentAsync();
        var (caseId, _) = await ASubmittedCaseAsync(agent);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.AtDeskAsync(system.Gateway, "preliminary-officer");
        await page.GotoAsync($"/desk/cases/{caseId}");
        await Expect(page.Button("接手")).ToBeVisibleAsync();
        using var colleague = new Officer(system.Gateway, "preliminary-officer", Journey.Office, which: 1);
        await colleague.SignInAsync();
        await colleague.Door.PostAsync($"/api/review/cases/{caseId}/claim");

        await page.Button("接手").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("已由另一位同事接手");
        await Expect(page.Button("接手")).ToHaveCountAsync(0);
        await Expect(page.Locator(".decision-bar")).ToContainTextAsync("处理中");
    }

    [Fact]
    public async Task A_case_is_handed_to_a_colleague_and_taken_back_while_they_are_away()
    {
        using var agent = await system.AnAgentAsync();
        var (caseId, number) = await ASubmittedCaseAsync(agent);
        await using var chromium = await Chromium.StartAsync();
        var theirs = await chromium.AtDeskAsync(system.Gateway, "preliminary-officer", which: 1);
        await theirs.Locator(".queue li, .ant-empty").First.WaitForAsync(); // who has looked is known to sit there
        var mine = await chromium.AtDeskAsync(system.Gateway, "preliminary-officer");
        await mine.GotoAsync($"/desk/cases/{caseId}");
        await mine.ClaimAsync();

        await GiveAsync(mine, "转交同事", "陆伟");
        await Expect(mine.Locator(".decision-bar")).ToContainTextAsync("陆伟 处理中");
        await Expect(mine.Button("初审通过")).ToHaveCountAsync(0);
        await Expect(mine.Button("接管或改派")).ToHaveCountAsync(0); // they are at their desk

        await theirs.GotoAsync("/desk?show=mine");
        await Expect(theirs.GetByRole(AriaRole.Link, new() { Name = number })).ToBeVisibleAsync();
        await theirs.Button("设为离开").First.ClickAsync();
        await theirs.GetByLabel("离开至（北京时间）").FillAsync("2099-01-04T09:00");
        await theirs.Button("设为离开").Last.ClickAsync();
        await Expect(theirs.GetByText("离开至 2099年1月4日 09:00")).ToBeVisibleAsync();

        await mine.ReloadAsync();
        await GiveAsync(mine, "接管或改派", "我");
        await Expect(mine.Locator(".decision-bar")).ToContainTextAsync("我在处理");
        await theirs.Button("我回来了").ClickAsync();
        await Expect(theirs.Button("设为离开")).ToBeVisibleAsync();
        await theirs.ReloadAsync();
        await theirs.Locator(".queue li, .ant-empty").First.WaitForAsync();
        await Expect(theirs.GetByText(number)).ToHaveCountAsync(0);

        await mine.Locator("summary", new() { HasText = "审核经过" }).ClickAsync();
        foreach (var act in new[] { "转交", "改派" })
        {
            await Expect(mine.Locator("li", new() { HasText = act }).First).ToContainTextAsync("我");
        }

        await PassAsync(mine, "初审通过");
        await agent.SeesAsync(caseId, "待复审");
    }

    private static async Task<(Guid, string)> ASubmittedCaseAsync(Agent agent)
    {
        var caseId = await WholeSystem.AReadyDraftAsync(agent);
        var number = (await agent.SubmitAsync(caseId)).Text("number");
        await agent.SeesAsync(caseId, "待初审");
        return (caseId, number);
    }

    private static async Task CorrectAsync(Agent agent, Guid caseId)
    {
        var shown = await agent.GetCaseAsync(caseId);
        var form = shown.Body!["form"]!.DeepClone();
        form["applicant"]!["travelNeed"] = "参加悉尼国际食品展和新加坡亚洲食品展。";
        await agent.SaveFormAsync(caseId, form, shown.ETag!);
        await agent.SubmitCorrectionAsync(caseId);
        await agent.SeesAsync(caseId, "待初审");
    }

    private async Task PassAtNextDeskAsync(Chromium chromium, string role, Guid caseId, string pass)
    {
        var page = await chromium.AtDeskAsync(system.Gateway, role);
        await page.GotoAsync($"/desk/cases/{caseId}");
        await page.ClaimAsync();
        await PassAsync(page, pass);
    }

    private static async Task GiveAsync(IPage page, string button, string colleague)
    {
        await page.Button(button).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var give = dialog.GetByRole(AriaRole.Button, new() { Name = "转交", Exact = true });
        await Expect(give).ToBeDisabledAsync(); // to whom?
        var whom = dialog.Locator("label", new() { HasText = colleague });
        await Eventually.Is(async () => // a dialog that is still opening may miss a click
        {
            await whom.ClickAsync();
            return await give.IsEnabledAsync();
        });
        await give.ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    // A bar that is being drawn anew may miss a click; while one is being answered, the button is disabled.
    private static async Task PassAsync(IPage page, string pass)
    {
        for (var tries = 0; !page.Url.EndsWith("/desk", StringComparison.Ordinal); tries++)
        {
            Assert.True(tries < 15, $"{pass} leads nowhere: {await page.Locator("body").InnerTextAsync()}");
            try
            {
                await page.Button(pass).ClickAsync(new() { Timeout = 2_000 });
            }
            catch (TimeoutException)
            {
                // disabled or gone: the answer is on its way
            }
        }
    }
}
