using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.Scenarios;
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
        var page = await AtDeskAsync(chromium, "preliminary-officer");
        await page.GetByLabel("申请编号、申请人姓名、护照号码或企业全称").FillAsync(number);
        await page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = number }).First.ClickAsync();
        await ClaimAsync(page);
        await Expect(Button(page, "不予通过")).ToHaveCountAsync(0); // a first review never refuses

        await page.Locator(".line", new() { HasText = "商务旅行需要" }).ClickAsync();
        await page.FillAsync("#pin-reason", "请写明展会名称。");
        await Button(page, "保存标注").ClickAsync();
        await page.ReloadAsync();
        await Expect(Button(page, "标注 1 处")).ToBeVisibleAsync(); // nothing typed is lost
        await Button(page, "退回补正").ClickAsync();
        await Button(page, "退回（1 处）").ClickAsync();
        await page.WaitForURLAsync("**/desk");
        await agent.SeesAsync(caseId, "退回补正");

        await page.GotoAsync("/desk/calls");
        await page.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await Expect(page.GetByText("13456768021")).ToBeVisibleAsync();
        await page.GetByLabel("指导内容").FillAsync("请补充今年的展会。");
        await Button(page, "保存记录").ClickAsync();
        await page.WaitForURLAsync("**/desk/calls");
        await Expect(page.GetByText(number)).ToHaveCountAsync(0);

        await CorrectAsync(agent, caseId);
        await page.GotoAsync($"/desk/cases/{caseId}");
        var difference = page.Locator(".difference");
        await Expect(difference).ToContainTextAsync("请写明展会名称。");
        await Expect(difference).ToContainTextAsync("每年多次赴日本");
        await Expect(difference).ToContainTextAsync("参加悉尼国际食品展");
        await Expect(page.GetByText("请补充今年的展会。")).ToBeVisibleAsync();
        await ClaimAsync(page);
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
        var page = await AtDeskAsync(chromium, "foreign-affairs-officer");
        await page.GotoAsync($"/desk/cases/{caseId}");
        await ClaimAsync(page);

        await Button(page, "不予通过").ClickAsync();
        var refuse = Button(page, "确认不予通过");
        await Expect(refuse).ToBeDisabledAsync();
        await page.GetByText("未能说明与 APEC 经济体的商务往来需要。").ClickAsync();
        await Expect(refuse).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await refuse.ClickAsync();
        await page.WaitForURLAsync("**/desk");
        await agent.SeesAsync(caseId, "不予通过");
    }

    [Fact]
    public async Task Who_comes_second_is_told_so_and_sees_who_has_the_case()
    {
        using var agent = await system.AnAgentAsync();
        var (caseId, _) = await ASubmittedCaseAsync(agent);
        await using var chromium = await Chromium.StartAsync();
        var page = await AtDeskAsync(chromium, "preliminary-officer");
        await page.GotoAsync($"/desk/cases/{caseId}");
        await Expect(Button(page, "接手")).ToBeVisibleAsync();
        using var colleague = new Officer(system.Gateway, "preliminary-officer", Journey.Office, which: 1);
        await colleague.SignInAsync();
        await colleague.Door.PostAsync($"/api/review/cases/{caseId}/claim");

        await Button(page, "接手").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("已由另一位同事接手");
        await Expect(Button(page, "接手")).ToHaveCountAsync(0);
        await Expect(page.Locator(".decision-bar")).ToContainTextAsync("处理中");
    }

    [Fact]
    public async Task An_order_is_claimed_in_its_queue_and_approved()
    {
        using var story = new AnOrder(system.World);
        await story.RunAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await AtDeskAsync(chromium, "preliminary-officer");
        await page.GetByRole(AriaRole.Link, new() { Name = "申请单" }).ClickAsync();
        await Button(page, $"接手 {story.Number}").ClickAsync();
        await page.WaitForURLAsync($"**/desk/orders/{story.OrderId}");
        await Expect(page.Locator(".line", new() { HasText = "新护照号码" })).ToBeVisibleAsync();
        await Button(page, "审核通过").ClickAsync();
        await page.WaitForURLAsync("**/desk/orders");
        await story.IsDoneAsync();
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
        var page = await AtDeskAsync(chromium, role);
        await page.GotoAsync($"/desk/cases/{caseId}");
        await ClaimAsync(page);
        await PassAsync(page, pass);
    }

    private async Task<IPage> AtDeskAsync(Chromium chromium, string role)
    {
        var account = DemoAccounts.Of(role, role is "ministry-officer" ? null : Journey.Office);
        var page = await chromium.SignInAsync(system.Gateway, account.Name, account.Password);
        await page.WaitForURLAsync("**/desk");
        return page;
    }

    // The message that brings the case may be on its way: then the page says so, and is asked again.
    private static async Task ClaimAsync(IPage page)
    {
        var claim = Button(page, "接手");
        await Eventually.Is(async () =>
        {
            await page.Locator(".form-module, .ant-alert").First.WaitForAsync();
            if (await claim.CountAsync() == 0)
            {
                await page.ReloadAsync();
                return false;
            }

            return true;
        });
        await claim.ClickAsync();
        await Expect(page.Locator(".decision-bar")).ToContainTextAsync("我在处理");
    }

    private static async Task PassAsync(IPage page, string pass)
    {
        await Button(page, pass).ClickAsync();
        await page.WaitForURLAsync("**/desk");
    }

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>A case that one economy has not decided, and an order on it that waits for its review.</summary>
    private sealed class AnOrder(World world) : OrderStory(world, _ => { })
    {
        public Guid OrderId { get; private set; }

        public string Number { get; private set; } = "";

        public override async Task<Ending> RunAsync()
        {
            await WithOneUndecidedAsync();
            var renewed = Applicant.WithRenewedPassport();
            OrderId = await OrderAsync(
                "未制卡仅更换护照", "PassportChange", "PassportRenewed", form => form["passport"] = PassportOf(renewed));
            Number = (await Agent.SeesOrderAsync(OrderId, "待审核")).Text("number");
            return await EndAsync("APEC经济体审核中");
        }

        public Task IsDoneAsync() => OrderEndsAsync(OrderId, "已完成");
    }
}
