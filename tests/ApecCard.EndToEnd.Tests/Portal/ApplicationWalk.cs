using System.Globalization;
using System.Text.RegularExpressions;
using ApecCard.Journeys;
using ApecCard.Journeys.People;
using ApecCard.ServiceDefaults;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>What an enterprise's clerk does in the portal, from the registration to a paid application.</summary>
public sealed partial class ApplicationWalk(IPage page)
{
    private readonly Company _company = Company.One(new Random());
    private readonly Person _person = Person.Someone(new Random(), DateOnly.FromDateTime(DateTime.UtcNow));

    public async Task RegisterAsync()
    {
        await page.GotoAsync("/register");
        await page.GetByRole(AriaRole.Button, new() { Name = "显示二维码" }).ClickAsync();
        var scan = await page.GetAttributeAsync(".qr a", "href");
        using var phone = new HttpClient(); // what it does is between it and the authority
        using var approved = await phone.PostAsJsonAsync(
            scan, new { _company.Name, _company.Uscc, _company.LegalRepresentative }, Json.Options);
        approved.EnsureSuccessStatusCode();
        await page.FillAsync("#email", _company.Email);
        await page.FillAsync("#password", Journeys.Actors.Enterprise.Password);
        await page.FillAsync("#again", Journeys.Actors.Enterprise.Password);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/cases");
    }

    public async Task FillInAsync()
    {
        await page.GotoAsync("/cases/new");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "开始填写" }).ClickAsync();
        await CompanyAsync();
        await ApplicantAsync();
        await page.Locator("#f-office .ant-radio-wrapper").Filter(new() { HasText = "上海" }).ClickAsync();
        await NextAsync("materials");
        await MaterialsAsync();
        await HandoverAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "使用本企业代码" }).ClickAsync();
        await NextAsync("confirm");
    }

    /// <returns>The case's number.</returns>
    public async Task<string> SubmitAsync()
    {
        await page.Locator("section.card button.ant-btn-primary").ClickAsync();
        await page.WaitForURLAsync("**/done");
        var number = page.GetByText(CaseNumber()).First;
        await Expect(number).ToBeVisibleAsync();
        return CaseNumber().Match(await number.InnerTextAsync()).Value;
    }

    /// <summary>To the provider's cashier, and back.</summary>
    public async Task PayAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "去缴费" }).ClickAsync();
        await page.WaitForURLAsync("**/cashier/**");
        await page.ClickAsync("#pay");
        await page.ClickAsync("#return");
        await page.WaitForURLAsync("**/cases/*");
        await Expect(page.GetByText("已缴费").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    private async Task CompanyAsync()
    {
        await ChooseAsync("f-company-kind", "民营企业");
        await ChooseAsync("f-company-sector", "贸易");
        await page.FillAsync("#f-company-address", "上海市浦东新区世纪大道 100 号");
        await page.FillAsync("#f-company-contactName", "黄娜");
        await page.FillAsync("#f-company-contactPhone", "13456768021");
        await page.FillAsync("#f-company-contactEmail", _company.Email);
        await page.FillAsync("#f-company-apecTrade", "3600000");
        await page.Locator("#f-company-serviceContracts").GetByText("是").ClickAsync();
        await ChooseAsync("f-company-taxCredit", "A 级");
        await page.FillAsync("#f-company-employees", "48");
        await NextAsync("applicant");
    }

    // The two lines of the passport fill in most of it.
    private async Task ApplicantAsync()
    {
        await page.FillAsync("#mrz", $"{_person.MrzLine1}\n{_person.MrzLine2}");
        await Expect(page.Locator("#f-applicant-familyName")).ToHaveValueAsync(_person.FamilyName);
        await page.FillAsync("#f-applicant-chineseName", _person.ChineseName);
        await page.FillAsync("#f-applicant-residentId", _person.ResidentId);
        await page.FillAsync(
            "#f-applicant-passport-issuedOn", _person.PassportIssuedOn.ToString("O", CultureInfo.InvariantCulture));
        await page.FillAsync("#f-applicant-mobile", _person.Mobile);
        await page.FillAsync("#f-applicant-email", "traveller@example.com");
        await page.FillAsync("#f-applicant-position", "销售总监");
        await ChooseAsync("f-applicant-staffCategory", "管理人员");
        await page.FillAsync("#f-applicant-insuredMonths", "36");
        await page.FillAsync("#f-applicant-travelNeed", "每年多次赴日本、新加坡和澳大利亚洽谈进出口业务。");
        await page.Locator("#f-applicant-criminalRecord").GetByText("否").ClickAsync();
        await page.Locator("#f-applicant-refusedByEconomy").GetByText("否").ClickAsync();
        await NextAsync("office");
    }

    private async Task MaterialsAsync()
    {
        var items = page.Locator(".materials > li");
        await items.First.WaitForAsync();
        foreach (var item in await items.AllAsync())
        {
            var (bytes, type, name) = Sample.For((await item.GetAttributeAsync("id"))!.Split("material-")[^1]);
            await item.Locator("input[type=file]").SetInputFilesAsync(
                new FilePayload { Name = name, MimeType = type, Buffer = bytes });
            await Expect(item.GetByText("已上传").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        }

        await NextAsync("handover");
    }

    private async Task HandoverAsync()
    {
        await page.GetByText("邮寄").First.ClickAsync();
        await page.FillAsync("#f-handover-address-recipient", _person.ChineseName);
        await page.FillAsync("#f-handover-address-phone", _person.Mobile);
        await page.FillAsync("#f-handover-address-province", "上海市");
        await page.FillAsync("#f-handover-address-city", "上海市");
        await page.FillAsync("#f-handover-address-street", "世纪大道 100 号");
        await page.FillAsync("#f-handover-address-postcode", "200120");
        await NextAsync("invoice");
    }

    private async Task NextAsync(string step)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await page.WaitForURLAsync($"**/form/{step}");
    }

    private async Task ChooseAsync(string field, string option)
    {
        await page.ClickAsync($"#{field}");
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option")
            .Filter(new() { HasText = option }).First.ClickAsync();
    }

    [GeneratedRegex("APEC\\d{14}")]
    private static partial Regex CaseNumber();
}
