using System.Globalization;
using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>The desk of the four related businesses in a real browser, and the enterprise that answers it.</summary>
[Collection(nameof(TheWholeSystem))]
public class OrderDeskWalkTests(WholeSystem system)
{
    [Fact]
    public async Task An_order_is_claimed_in_its_queue_and_approved()
    {
        using var story = new AnOrder(system.World);
        await story.RunAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.AtDeskAsync(system.Gateway, "preliminary-officer");
        await page.GetByRole(AriaRole.Link, new() { Name = "申请单" }).ClickAsync();
        await page.Button($"接手 {story.OrderNumber}").ClickAsync();
        await page.ComesToAsync($"**/desk/orders/{story.OrderId}");
        await Expect(page.Locator(".line", new() { HasText = "新护照号码" })).ToBeVisibleAsync();
        await page.Button("审核通过").ClickAsync();
        await page.ComesToAsync("**/desk/orders");
        await story.IsDoneAsync();
    }

    [Fact]
    public async Task An_order_is_sent_back_for_correction_answered_by_the_enterprise_and_refused_with_consent()
    {
        using var story = new AnOrder(system.World);
        await story.RunAsync();
        await using var chromium = await Chromium.StartAsync();
        var desk = await chromium.AtDeskAsync(system.Gateway, "preliminary-officer");
        await desk.GotoAsync($"/desk/orders/{story.OrderId}");
        await desk.ClaimAsync();
        await desk.PinAndReturnAsync("签发日期", "与新护照资料页不一致。");
        await desk.ComesToAsync("**/desk/orders");

        var clerk = await chromium.SignInAsync(system.Gateway, story.Clerk.Email, Enterprise.Password);
        await clerk.ShowsAsync($"/orders/{story.OrderId}", "与新护照资料页不一致。");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "去修改" }).ClickAsync();
        await Expect(clerk.Locator("#f-passport-number")).ToBeDisabledAsync(); // nobody pinned it
        var issued = story.Renewed.PassportIssuedOn.AddDays(-1).ToString("O", CultureInfo.InvariantCulture);
        await clerk.FillAsync("#f-passport-issuedOn", issued);
        await Expect(clerk.Locator(".save-saved")).ToContainTextAsync("已保存");
        await clerk.GotoAsync($"/orders/{story.OrderId}");
        await clerk.GetByLabel("不改的话，请说明原因").FillAsync("已按资料页更正。");
        await clerk.Locator("#correction button[type=submit]").ClickAsync();
        await Expect(clerk.Locator("#correction")).ToHaveCountAsync(0);

        await desk.GotoAsync($"/desk/orders/{story.OrderId}");
        await desk.ClaimAsync();
        var difference = desk.Locator(".difference");
        await Expect(difference).ToContainTextAsync("与新护照资料页不一致。");
        await Expect(difference).ToContainTextAsync("已按资料页更正。");
        await desk.RefuseAsync("护照无效或即将到期。");
        await desk.ComesToAsync("**/desk/orders");
        await clerk.ShowsAsync($"/orders/{story.OrderId}", "不予通过");
    }

    /// <summary>A case that one economy has not decided, and an order on it that waits for its review.</summary>
    private sealed class AnOrder(World world) : EnterpriseStory(world)
    {
        public Guid OrderId { get; private set; }

        public Person Renewed { get; private set; } = null!;

        public string OrderNumber { get; private set; } = "";

        public override async Task<Ending> RunAsync()
        {
            await WithOneUndecidedAsync();
            Renewed = Applicant.WithRenewedPassport();
            OrderId = await OrderAsync(
                "未制卡仅更换护照", "PassportChange", "PassportRenewed", form => form["passport"] = PassportOf(Renewed));
            OrderNumber = (await Agent.SeesOrderAsync(OrderId, "待审核")).Text("number");
            return await EndAsync("APEC经济体审核中");
        }

        public Task IsDoneAsync() => OrderEndsAsync(OrderId, "已完成");
    }
}
