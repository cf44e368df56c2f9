using System.Text.Json;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using ApecCard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>What is mailed is read in the simulated mailbox, and its links are followed.</summary>
[Collection(nameof(TheWholeSystem))]
public class MailboxWalkTests(WholeSystem system)
{
    private const string NewPassword = "another-long-sentence-27";

    private readonly Company _company = Company.One(new Random());

    [Fact]
    public async Task An_enterprise_confirms_its_address_forgets_its_password_and_moves_to_another_address()
    {
        using var enterprise = new Enterprise(system.Gateway, _company);
        await enterprise.RegisterAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(system.Gateway, _company.Email, Enterprise.Password);
        await Expect(page.GetByText("登录邮箱尚未确认")).ToBeVisibleAsync();
        await Button(page, "重新发送").ClickAsync(); // the first has just been sent
        await Expect(page.GetByText("邮件请求过于频繁")).ToBeVisibleAsync();

        await page.GotoAsync($"/confirm-email#{await SecretToAsync(_company.Email, "confirm-email")}");
        await Button(page, "确认邮箱").ClickAsync();
        await Expect(page.GetByText($"{_company.Email} 已确认。")).ToBeVisibleAsync();
        await page.GotoAsync("/cases");
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Expect(page.GetByText("尚未确认")).ToHaveCountAsync(0);

        await ForgetPasswordAsync(chromium);
        await Eventually.Is(async () => // out, within a second
        {
            await page.GotoAsync("/cases");
            await page.Locator("h1").First.WaitForAsync();
            return page.Url.Contains("/sign-in", StringComparison.Ordinal);
        });
        await page.SignInAsync(_company.Email, NewPassword);
        await page.ComesToAsync("**/cases");

        await MoveAsync(page, $"new.{_company.Email}");
    }

    [Fact]
    public async Task A_foreign_firm_that_cannot_scan_is_invited_chooses_its_password_and_starts_a_case()
    {
        await using var chromium = await Chromium.StartAsync();
        var administrator = DemoAccounts.Of("administrator");
        var desk = await chromium.SignInAsync(system.Gateway, administrator.Name, administrator.Password);
        await desk.GotoAsync("/enterprises");
        await Button(desk, "开立账户").ClickAsync();
        await desk.FillAsync("#name", _company.Name);
        await desk.FillAsync("#uscc", _company.Uscc);
        await desk.FillAsync("#legalRepresentative", _company.LegalRepresentative);
        await desk.GetByRole(AriaRole.Radio, new() { Name = "外商投资企业" }).CheckAsync();
        await desk.FillAsync("#email", _company.Email);
        await desk.FillAsync("#callNote", "陈女士从 021-6123 4567 来电，已看营业执照副本。");
        await Button(desk, "开立并发送邀请").ClickAsync();
        var shown = await desk.GetByLabel("邀请链接", new() { Exact = true }).InputValueAsync();

        var secret = await SecretToAsync(_company.Email, "invitation");
        Assert.EndsWith($"/invitation#{secret}", shown, StringComparison.Ordinal);
        var page = await chromium.OpenAsync(system.Gateway);
        await page.GotoAsync($"/invitation#{secret}");
        await Expect(page.GetByText(_company.Uscc)).ToBeVisibleAsync();
        await page.FillAsync("#password", NewPassword);
        await page.FillAsync("#again", NewPassword);
        await Submit(page);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "登录" }).ClickAsync();
        await page.TypeAccountAsync(_company.Email, NewPassword);
        await page.ComesToAsync("**/cases");

        await page.GotoAsync("/account");
        await Expect(page.GetByText("由工作人员根据电话联系开立")).ToBeVisibleAsync();
        await Expect(Button(page, "扫码更新企业信息")).ToHaveCountAsync(0);
        await page.GotoAsync("/cases/new");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Button(page, Words.Chinese["start.begin"]).ClickAsync();
        await page.ComesToAsync("**/cases/*/form**"); // everybody has been told of the enterprise
        await Expect(page.GetByText(_company.Name).First).ToBeVisibleAsync();

        await desk.ReloadAsync();
        await Expect(desk.GetByText("已启用").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_agent_is_invited_by_its_enterprise_chooses_a_password_of_its_own_and_comes_in()
    {
        using var enterprise = new Enterprise(system.Gateway, _company);
        await enterprise.RegisterAsync();
        await using var chromium = await Chromium.StartAsync();
        var company = await chromium.SignInAsync(system.Gateway, _company.Email, Enterprise.Password);
        var email = $"agent-{Guid.NewGuid():N}@example.com";
        await company.GotoAsync("/agents");
        await Expect(company.Locator("input[type=password]")).ToHaveCountAsync(0);
        await company.FillAsync("#name", "李四");
        await company.FillAsync("#email", email);
        await Button(company, "添加经办人").ClickAsync();
        var shown = await company.GetByLabel("邀请链接", new() { Exact = true }).InputValueAsync();
        Assert.EndsWith($"/invitation#{await SecretToAsync(email, "invitation")}", shown, StringComparison.Ordinal);
        await Expect(company.GetByText("待接受邀请")).ToBeVisibleAsync();
        await Button(company, "授权").ClickAsync();
        await Expect(company.GetByText("已授权")).ToBeVisibleAsync();

        await Button(company, "重新发送邀请：李四").ClickAsync();
        await Button(company, "重新发送邀请").Last.ClickAsync();
        await Expect(company.GetByText("已寄出新的邀请")).ToBeVisibleAsync();
        var again = await company.GetByLabel("邀请链接", new() { Exact = true }).InputValueAsync();
        var page = await chromium.OpenAsync(system.Gateway);
        await page.GotoAsync($"/invitation{new Uri(shown).Fragment}");
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("已用过或已过期");
        page = await chromium.OpenAsync(system.Gateway);
        await page.GotoAsync($"/invitation{new Uri(again).Fragment}");
        await Expect(page.GetByText($"“{_company.Name}”邀请您担任经办人")).ToBeVisibleAsync();
        await page.FillAsync("#password", NewPassword);
        await page.FillAsync("#again", NewPassword);
        await Submit(page);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "登录" }).ClickAsync();
        await page.TypeAccountAsync(email, NewPassword);
        await page.ComesToAsync("**/cases");

        await company.ReloadAsync();
        await Expect(company.GetByText("已授权")).ToBeVisibleAsync();
        await Expect(company.GetByText("待接受邀请")).ToHaveCountAsync(0);
    }

    private async Task ForgetPasswordAsync(Chromium chromium)
    {
        var page = await chromium.OpenAsync(system.Gateway);
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "忘记密码？" }).ClickAsync();
        await page.ComesToAsync("**/forgot-password"); // the page before has a field of this name, too
        await page.FillAsync("#email", _company.Email);
        await Submit(page);
        await Expect(page.GetByText("请查收邮件")).ToBeVisibleAsync();
        var secret = await SecretToAsync(_company.Email, "reset-password");

        await page.GotoAsync($"/reset-password#{secret}");
        await page.FillAsync("#password", NewPassword);
        await page.FillAsync("#again", NewPassword);
        await Submit(page);
        await Expect(page.GetByText("密码已更改")).ToBeVisibleAsync();

        var again = await chromium.OpenAsync(system.Gateway);
        await again.GotoAsync($"/reset-password#{secret}"); // it was good once
        await again.FillAsync("#password", NewPassword);
        await again.FillAsync("#again", NewPassword);
        await Submit(again);
        await Expect(again.GetByRole(AriaRole.Alert).First).ToContainTextAsync("已用过或已过期");
    }

    private async Task MoveAsync(IPage page, string to)
    {
        await page.GotoAsync("/account");
        await Button(page, "更换邮箱").ClickAsync();
        await page.FillAsync("#email", to);
        await Button(page, "发送确认链接").ClickAsync();
        await Expect(page.GetByText($"链接已寄往 {to}")).ToBeVisibleAsync();
        await page.GotoAsync($"/confirm-email#{await SecretToAsync(to, "confirm-email")}");
        await Button(page, "确认邮箱").ClickAsync();
        await Expect(page.GetByText($"今后请用 {to} 登录。")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "查看账户" }).ClickAsync(); // the session goes on
        await Expect(page.Locator(".address")).ToHaveTextAsync(to);
        await Button(page, "退出登录").ClickAsync();
        await page.SignInAsync(to, NewPassword);
        await page.ComesToAsync("**/cases");
    }

    private async Task<string> SecretToAsync(string address, string page)
    {
        using var http = new HttpClient();
        var received = new Uri(system.Endpoint("mail"), $"/mails?to={address}");
        var (link, secret) = ($"/{page}#", "");
        await Eventually.Is(async () =>
        {
            var mails = await http.GetFromJsonAsync<JsonElement>(received);
            secret = mails.EnumerateArray().Select(mail => mail.GetProperty("text").GetString()!)
                .Where(text => text.Contains(link, StringComparison.Ordinal))
                .Select(text => text.Split(link)[1].Split('\n', '\r')[0])
                .FirstOrDefault("");
            return secret.Length > 0;
        }, seconds: 30);
        return secret;
    }

    private static Task Submit(IPage page) => page.Locator("button[type=submit]").ClickAsync();

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
