using System.Text.RegularExpressions;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>Somebody looks where they are signed in, and signs out there; an administrator gives a system a new secret.</summary>
[Collection(nameof(TheWholeSystem))]
public partial class SessionsWalkTests(WholeSystem system)
{
    [Fact]
    public async Task A_sign_in_elsewhere_is_seen_and_ended_and_its_page_asks_to_sign_in()
    {
        using var enterprise = new Enterprise(system.Gateway, Company.One(new Random()));
        await enterprise.RegisterAsync();
        await enterprise.SignInAsync();
        using var agent = await enterprise.AppointAgentAsync();
        await using var chromium = await Chromium.StartAsync();
        var refused = new List<string>();
        var here = await chromium.SignInAsync(system.Gateway, agent.Email, Enterprise.Password);
        here.Console += (_, said) => Note(said.Text, refused);
        await here.ComesToAsync("**/cases");
        var there = await chromium.SignInAsync(system.Gateway, agent.Email, Enterprise.Password);
        await there.ComesToAsync("**/cases");

        await here.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "登录位置" }).ClickAsync();
        await Expect(here.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "登录位置" })).ToBeVisibleAsync();
        await Expect(here.Locator(".list > li")).ToHaveCountAsync(2);
        await Expect(here.GetByText("本次登录")).ToHaveCountAsync(1);
        await here.GetByRole(AriaRole.Button, new() { Name = "退出此登录" }).ClickAsync();
        await here.GetByRole(AriaRole.Tooltip).GetByRole(AriaRole.Button, new() { Name = "退出此登录" }).ClickAsync();
        await Expect(here.Locator(".list > li")).ToHaveCountAsync(1);

        await there.GetByRole(AriaRole.Link, new() { Name = "缴费" }).ClickAsync();
        await there.ComesToAsync("**/sign-in**");
        Assert.Empty(refused); // by the page's own policy
    }

    [Theory]
    [InlineData("zh", "查找账户", "登录邮箱或统一社会信用代码", "查找", "结束登录", "已结束 1 处登录。")]
    [InlineData(
        "en", "Find an account", "E-mail or unified social credit code", "Find", "Sign out everywhere",
        "1 session was ended.")]
    public async Task An_administrator_finds_an_enterprise_that_calls_and_signs_it_out(
        string language, string title, string label, string find, string signOut, string done)
    {
        var company = Company.One(new Random());
        using var enterprise = new Enterprise(system.Gateway, company);
        await enterprise.RegisterAsync();
        await using var chromium = await Chromium.StartAsync();
        var theirs = await chromium.SignInAsync(system.Gateway, company.Email, Enterprise.Password);
        await theirs.ComesToAsync("**/cases");
        var account = DemoAccounts.Of("administrator");
        var page = await chromium.SignInAsync(system.Gateway, account.Name, account.Password);
        await page.EvaluateAsync($"() => localStorage.setItem('language', '{language}')");
        await page.GotoAsync("/enterprises");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();

        await page.GetByLabel(label).FillAsync(company.Email);
        await page.GetByRole(AriaRole.Button, new() { Name = find, Exact = true }).ClickAsync();
        await Expect(page.GetByText(signOut, new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByText(signOut, new() { Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("#sign-out_reason").FillAsync("来电报失");
        await dialog.GetByRole(AriaRole.Button, new() { Name = signOut, Exact = true }).ClickAsync();

        await Expect(page.GetByText(done)).ToBeVisibleAsync();
        await theirs.GetByRole(AriaRole.Link, new() { Name = "缴费" }).ClickAsync();
        await theirs.ComesToAsync("**/sign-in**");
    }

    [Fact]
    public async Task An_administrator_gives_a_system_a_new_secret_that_is_shown_once()
    {
        await using var chromium = await Chromium.StartAsync();
        var refused = new List<string>();
        var administrator = DemoAccounts.Of("administrator");
        var page = await chromium.SignInAsync(system.Gateway, administrator.Name, administrator.Password);
        page.Console += (_, said) => Note(said.Text, refused);
        await page.GetByRole(AriaRole.Link, new() { Name = "系统接入" }).ClickAsync();
        await Expect(page.Locator(".list > li").First).ToBeVisibleAsync();

        // One of ours: the simulator of an economy would not hear of its new secret.
        await page.GetByRole(AriaRole.Button, new() { Name = "更换密钥 payments" }).ClickAsync();
        await page.GetByRole(AriaRole.Tooltip).GetByRole(AriaRole.Button, new() { Name = "更换密钥" }).ClickAsync();

        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator("code")).ToHaveTextAsync(Secret());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "已记下" }).ClickAsync();
        await Expect(page.Locator("code")).ToHaveCountAsync(0);
        await Expect(page.GetByText("旧密钥有效至", new() { Exact = false })).ToHaveCountAsync(1);
        Assert.Empty(refused);
    }

    private static void Note(string said, List<string> refused)
    {
        if (said.Contains("Content Security Policy", StringComparison.Ordinal))
        {
            refused.Add(said);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{43}$")]
    private static partial Regex Secret();
}
