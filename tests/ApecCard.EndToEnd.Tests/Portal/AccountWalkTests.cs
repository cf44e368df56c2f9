using System.Text;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using ApecCard.ServiceDefaults;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>What a company does with its account: signs in by its licence, lists its employees, pays for many.</summary>
[Collection(nameof(TheWholeSystem))]
public class AccountWalkTests(WholeSystem system)
{
    private readonly Company _company = Company.One(new Random());

    [Fact]
    public async Task A_company_signs_in_by_its_licence_and_one_that_never_registered_is_shown_the_way()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(system.Gateway);
        await page.GotoAsync("/sign-in?way=elicence");
        await ScanAsync(page);
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("注册");
        using var enterprise = await RegisteredAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "重新显示二维码" }).ClickAsync();
        await ScanAsync(page, isShown: true);

        await page.ComesToAsync("**/cases");
        await Expect(page.Locator(".head-name")).ToHaveTextAsync(_company.Name);
    }

    [Fact]
    public async Task A_list_of_employees_is_looked_at_first_and_its_good_rows_become_drafts()
    {
        using var enterprise = await RegisteredAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await SignedInAsync(chromium);
        var (one, other) = (APerson(), APerson());
        var csv = $"中文姓名,身份证号,职务\n{one.ChineseName},{one.ResidentId},经理\n"
            + $"王无号,123,=1+1\n{other.ChineseName},{other.ResidentId},\n";
        await page.GetByRole(AriaRole.Button, new() { Name = "批量申请" }).ClickAsync();
        await page.ComesToAsync("**/roster");

        await page.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "roster.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await Expect(page.GetByText("可以建立 2 份草稿，1 行需要修改。")).ToBeVisibleAsync();
        await Expect(page.GetByText("身份证号码校验位不正确。")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "建立 2 份草稿" }).ClickAsync();

        await Expect(page.GetByText("已建立 2 份草稿，1 行没有建立。")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "我的申请" }).First.ClickAsync();
        await Expect(page.Locator(".list > li")).ToHaveCountAsync(2);
        await Expect(page.GetByText(one.ChineseName).First).ToBeVisibleAsync(); // the other may be called so, too
    }

    [Fact]
    public async Task Two_applications_are_paid_in_one_payment()
    {
        using var enterprise = await RegisteredAsync();
        using var agent = await enterprise.AppointAgentAsync();
        await agent.SignInAsync();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await agent.SubmitAsync(await WholeSystem.AReadyDraftAsync(agent));
        }

        await using var chromium = await Chromium.StartAsync();
        var page = await SignedInAsync(chromium);
        await page.GetByRole(AriaRole.Link, new() { Name = "缴费" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "一次缴清 2 项" }).ClickAsync(new() { Timeout = 60_000 });
        await page.ComesToAsync("**/cashier/**");
        await page.ClickAsync("#pay");
        await page.ClickAsync("#return");

        await page.ComesToAsync("**/payments");
        await Expect(page.GetByText("已缴费")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await Expect(page.GetByText("目前没有待缴的费用", new() { Exact = false })).ToBeVisibleAsync();
    }

    private static Person APerson() => Person.Someone(new Random(), DateOnly.FromDateTime(DateTime.UtcNow));

    private async Task<Enterprise> RegisteredAsync()
    {
        var enterprise = new Enterprise(system.Gateway, _company);
        await enterprise.RegisterAsync();
        await enterprise.SignInAsync();
        return enterprise;
    }

    private async Task<IPage> SignedInAsync(Chromium chromium)
    {
        var page = await chromium.SignInAsync(system.Gateway, _company.Email, Enterprise.Password);
        await page.ComesToAsync("**/cases");
        return page;
    }

    // What the phone does is between it and the authority.
    private async Task ScanAsync(IPage page, bool isShown = false)
    {
        if (!isShown)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "显示二维码" }).ClickAsync();
        }

        var scan = await page.GetAttributeAsync(".qr a", "href");
        using var phone = new HttpClient();
        using var approved = await phone.PostAsJsonAsync(
            scan, new { _company.Name, _company.Uscc, _company.LegalRepresentative }, Json.Options);
        approved.EnsureSuccessStatusCode();
    }
}
