using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>Officers come in with one-time codes, and prove again who they are before what decides.</summary>
[Collection(nameof(TheWholeSystem))]
public class OfficersWalkTests(WholeSystem system)
{
    private const string Password = "a-long-enough-sentence-26";

    private readonly string _email = $"li.min.{Guid.NewGuid():N}@apeccard.example";

    [Fact]
    public async Task An_invited_officer_sets_up_codes_comes_back_with_one_and_anew_when_they_were_reset()
    {
        await using var chromium = await Chromium.StartAsync();
        var administrator = await SignedInAsync(chromium, "administrator");
        var link = await InviteAsync(administrator);

        var page = await chromium.OpenAsync(system.Gateway);
        await page.GotoAsync($"/invitation{link.Fragment}");
        await Expect(page.GetByText(_email)).ToBeVisibleAsync();
        await page.FillAsync("#password", Password);
        await page.FillAsync("#again", Password);
        await Submit(page);
        var app = await EnrolAsync(page);
        await page.ComesToAsync("**/desk");
        await Expect(page.Locator(".head-name")).ToHaveTextAsync("李敏");

        await Button(page, "退出登录").ClickAsync();
        await page.SignInAsync(_email, Password);
        await page.FillAsync("#code", "000000");
        await Submit(page);
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("验证码不对");
        await page.FillAsync("#code", await app.NextAsync());
        await Submit(page);
        await page.ComesToAsync("**/desk");

        await administrator.ReloadAsync();
        await Button(administrator, "重置验证码：李敏").ClickAsync();
        await Button(administrator, "重置验证码").Last.ClickAsync();
        await Eventually.Is(async () => // out, within a second
        {
            await page.GotoAsync("/desk");
            await page.Locator("h1").First.WaitForAsync();
            return page.Url.Contains("/sign-in", StringComparison.Ordinal);
        });
        await page.SignInAsync(_email, Password);
        await EnrolAsync(page);
        await page.ComesToAsync("**/desk");

        await Button(administrator, "停用 李敏").ClickAsync();
        await Button(administrator, "停用").Last.ClickAsync();
        await Expect(Button(administrator, "启用 李敏")).ToBeVisibleAsync();
        var outside = await chromium.OpenAsync(system.Gateway);
        await outside.SignInAsync(_email, Password);
        await Expect(outside.GetByRole(AriaRole.Alert).First).ToContainTextAsync("停用");
        await outside.GotoAsync($"/invitation{link.Fragment}"); // it was good once
        await Expect(outside.GetByRole(AriaRole.Alert).First).ToContainTextAsync("已用过或已过期");
    }

    [Fact]
    public async Task A_refusal_waits_for_a_fresh_proof_and_then_goes_on_by_itself()
    {
        using var agent = await system.AnAgentAsync();
        var caseId = await WholeSystem.AReadyDraftAsync(agent);
        await agent.SubmitAsync(caseId);
        using var preliminary = await system.AnOfficerAsync("preliminary-officer", Journey.Office);
        await preliminary.PassAsync(caseId, "PreliminaryReview");
        await agent.SeesAsync(caseId, "待复审");
        await using var chromium = await Chromium.StartAsync();
        var page = await SignedInAsync(chromium, "foreign-affairs-officer", Journey.Office);
        var account = DemoAccounts.Of("foreign-affairs-officer", Journey.Office).Name;
        await system.QueryAsync<Guid>(
            "identitydb", """
            update "Sessions" s set "ProvedAt" = now() - interval '16 minutes' from "Accounts" a
            where s."AccountId" = a."Id" and a."SignInName" = $1 returning s."Id"
            """, account);
        await system.StopAsync("gateway"); // with the token from before
        await system.StartAsync("gateway");

        await page.GotoAsync($"/desk/cases/{caseId}");
        await page.ClaimAsync();
        await page.RefuseAsync("未能说明与 APEC 经济体的商务往来需要。");
        var proof = page.GetByRole(AriaRole.Dialog, new() { Name = "请再次验证身份" });
        await proof.Locator("#code").TypeCodeAsync("000000");
        await Button(page, "验证并继续").ClickAsync();
        await Expect(proof.GetByRole(AriaRole.Alert)).ToContainTextAsync("验证码不对");
        await proof.Locator("#code").TypeCodeAsync(await DemoSessions.CodeAsync(system.Gateway, account));
        await Button(page, "验证并继续").ClickAsync();

        await page.ComesToAsync("**/desk"); // nothing had to be chosen again
        await agent.SeesAsync(caseId, "不予通过");
    }

    private async Task<Uri> InviteAsync(IPage page)
    {
        await page.GotoAsync("/officers");
        await Button(page, "添加工作人员").ClickAsync();
        await page.FillAsync("#name", "李敏");
        await page.FillAsync("#signInName", _email);
        await page.ChooseAsync("role", "初审人员");
        await page.ChooseAsync("office", "上海");
        await Button(page, "添加并生成邀请链接").ClickAsync();
        return new(await page.GetByLabel("邀请链接", new() { Exact = true }).InputValueAsync());
    }

    private static async Task<AuthenticatorApp> EnrolAsync(IPage page)
    {
        var app = new AuthenticatorApp(await page.Locator(".secret").InnerTextAsync());
        await page.FillAsync("#code", await app.NextAsync());
        await Submit(page);
        await Expect(page.Locator(".recovery-codes li")).ToHaveCountAsync(10);
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Button(page, "进入系统").ClickAsync();
        return app;
    }

    private async Task<IPage> SignedInAsync(Chromium chromium, string role, string? office = null)
    {
        var account = DemoAccounts.Of(role, office);
        return await chromium.SignInAsync(system.Gateway, account.Name, account.Password);
    }

    private static Task Submit(IPage page) => page.Locator("button[type=submit]").ClickAsync();

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
