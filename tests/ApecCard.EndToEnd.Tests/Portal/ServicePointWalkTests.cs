using ApecCard.Journeys.Actors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>What clerks do at a service point, and what the portal does without a network, in a real browser.</summary>
[Collection(nameof(TheWholeSystem))]
public class ServicePointWalkTests(WholeSystem system)
{
    [Fact]
    public async Task Two_clerks_make_a_card_and_its_holder_collects_it_at_the_counter()
    {
        using var story = new CardToBeMade(system.World);
        var made = await story.RunAsync();
        await using var chromium = await Chromium.StartAsync();
        var first = await ClerkAsync(chromium, which: 0);
        var second = await ClerkAsync(chromium, which: 1);

        await first.GotoAsync("/point/production");
        await first.GetByRole(AriaRole.Checkbox, new() { Name = made.CaseNumber }).CheckAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "组成批次（1 张）" }).ClickAsync();
        await first.ComesToAsync("**/point/production/*");
        await Expect(first.GetByText("组成批次的人不能放行")).ToBeVisibleAsync();
        await Expect(first.GetByRole(AriaRole.Button, new() { Name = "放行" })).ToHaveCountAsync(0);

        await second.GotoAsync(first.Url);
        await second.GetByRole(AriaRole.Button, new() { Name = "放行，制 1 张卡" }).ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "显示卡面" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Img, new() { Name = "卡正面" })).ToBeVisibleAsync();
        await Expect(second.GetByText(story.Traveller.PassportNumber)).ToHaveCountAsync(0); // that is read from the passport

        await first.GotoAsync("/point");
        await ScanAsync(first, made.CaseNumber);
        await first.GetByLabel("所出示护照的号码").FillAsync("E00000000");
        await first.GetByRole(AriaRole.Button, new() { Name = "发卡" }).ClickAsync();
        await Expect(first.GetByText("请逐项核验并勾选。")).ToBeVisibleAsync();
        await first.GetByLabel("护照为原件且在有效期内").CheckAsync();
        await first.GetByLabel("照片与来人相符").CheckAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "发卡" }).ClickAsync();
        await Expect(first.GetByText("护照与卡不符，请勿发卡。")).ToBeVisibleAsync();
        await first.GetByLabel("所出示护照的号码").FillAsync(story.Traveller.PassportNumber);
        await first.GetByRole(AriaRole.Button, new() { Name = "发卡" }).ClickAsync();
        await Expect(first.GetByText("已当面领取")).ToBeVisibleAsync();

        var company = await chromium.SignInAsync(system.Gateway, story.Clerk.Email, Enterprise.Password);
        await company.ComesToAsync("**/cases");
        await company.GotoAsync($"/cases/{made.CaseId}");
        await Expect(company.GetByText("已自取").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task A_replacement_leaves_only_when_the_old_card_is_back()
    {
        using var story = new OldCardOwed(system.World);
        await story.RunAsync();
        await using var chromium = await Chromium.StartAsync();
        var clerk = await ClerkAsync(chromium, which: 0);

        await ScanAsync(clerk, story.OrderNumber);
        await Expect(clerk.GetByText("先收回原卡")).ToBeVisibleAsync();
        await Expect(clerk.GetByRole(AriaRole.Button, new() { Name = "预约快递" })).ToHaveCountAsync(0);
        await clerk.GetByLabel("原卡卡号").FillAsync("CHN000000000");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "收回原卡" }).ClickAsync();
        await Expect(clerk.GetByText("不是应交还的卡")).ToBeVisibleAsync();
        await clerk.GetByLabel("原卡卡号").FillAsync(story.OldCard);
        await clerk.GetByRole(AriaRole.Button, new() { Name = "收回原卡" }).ClickAsync();

        await clerk.GetByRole(AriaRole.Button, new() { Name = "预约快递，寄出" }).ClickAsync();
        await Expect(clerk.GetByRole(AriaRole.Heading, new() { Name = "邮寄进展" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_a_network_the_portal_says_what_still_works_and_the_verifier_does()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(system.Gateway);
        await page.GotoAsync("/");
        await page.WaitForFunctionAsync("() => navigator.serviceWorker.controller !== null");
        await page.Context.SetOfflineAsync(true);

        await page.GotoAsync("/cases");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "网络不通" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "验证虚拟卡" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "验证" })).ToBeVisibleAsync();

        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("/cases");
        await page.ComesToAsync("**/sign-in?next=%2Fcases");
    }

    private async Task<IPage> ClerkAsync(Chromium chromium, int which)
    {
        var account = DemoAccounts.Of("service-point-clerk", "shanghai", which);
        var page = await chromium.SignInAsync(system.Gateway, account.Name, account.Password);
        await page.ComesToAsync("**/point");
        return page;
    }

    // As a scanner does: it types, and presses Enter.
    private static async Task ScanAsync(IPage clerk, string number)
    {
        await clerk.GetByLabel("扫描或输入编号").FocusAsync();
        await clerk.Keyboard.TypeAsync(number);
        await clerk.Keyboard.PressAsync("Enter");
        await clerk.ComesToAsync("**/point/handovers/*");
    }
}
