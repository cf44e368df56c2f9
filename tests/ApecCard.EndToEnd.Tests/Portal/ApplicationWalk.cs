using System.Globalization;
using System.Text.RegularExpressions;
using ApecCard.Journeys.People;
using ApecCard.ServiceDefaults;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>What an enterprise's clerk does in the portal, from the registration to a paid application.</summary>
public sealed partial class ApplicationWalk(IPage page, Words words)
{
    private readonly Company _company = Company.One(new Random());
    private readonly Person _person = Person.Someone(new Random(), DateOnly.FromDateTime(DateTime.UtcNow));

    public async Task RegisterAsync()
    {
        await page.GotoAsync("/register");
        await page.GetByRole(AriaRole.Button, new() { Name = words["registration.show"], Exact = true }).ClickAsync();
        var scan = await page.GetAttributeAsync(".qr a", "href");
        using var phone = new HttpClient(); // what it does is between it and the authority
        using var approved = await phone.PostAsJsonAsync(
            scan, new { _company.Name, _company.Uscc, _company.LegalRepresentative }, Json.Options);
        approved.EnsureSuccessStatusCode();
        await page.FillAsync("#email", _company.Email);
        await page.FillAsync("#password", Journeys.Actors.Enterprise.Password);
        await page.FillAsync("#again", Journeys.Actors.Enterprise.Password);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.ComesToAsync("**/cases");
    }

    public async Task FillInAsync()
    {
        await page.GotoAsync("/cases/new");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = words["start.begin"] }).ClickAsync();
        await CompanyAsync();
        await ApplicantAsync();
        await page.Locator("#f-office .ant-radio-wrapper")
            .Filter(new() { HasText = words.Language == "zh" ? "上海" : "Shanghai" }).ClickAsync();
        await page.NextAsync(words, "materials");
        await page.UploadAllAsync(words);
        await page.NextAsync(words, "handover");
        await HandoverAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = words["application.usualInvoice"] }).ClickAsync();
        await page.NextAsync(words, "confirm");
    }

    /// <returns>The case's number.</returns>
    public async Task<string> SubmitAsync()
    {
        await page.Locator("section.card button.ant-btn-primary").ClickAsync();
        await page.ComesToAsync("**/done");
        var number = page.GetByText(CaseNumber()).First;
        await Expect(number).ToBeVisibleAsync();
        return CaseNumber().Match(await number.InnerTextAsync()).Value;
    }

    /// <summary>To the provider's cashier, and back.</summary>
    public async Task PayAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = words["charge.pay"] }).ClickAsync();
        await page.ComesToAsync("**/cashier/**");
        await page.ClickAsync("#pay");
        await page.ClickAsync("#return");
        await page.ComesToAsync("**/cases/*");
        await Expect(page.GetByText(words["charge.Paid"]).First).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    private async Task CompanyAsync()
    {
        await page.ChooseAsync("f-company-kind", words["enterpriseKind.Private"]);
        await page.ChooseAsync("f-company-sector", words["sector.Trade"]);
        await page.FillAsync("#f-company-address", "上海市浦东新区世纪大道 100 号");
        await page.FillAsync("#f-company-contactName", "黄娜");
        await page.FillAsync("#f-company-contactPhone", "13456768021");
        await page.FillAsync("#f-company-contactEmail", _company.Email);
        await page.FillAsync("#f-company-apecTrade", "3600000");
        await page.Locator("#f-company-serviceContracts").GetByText(words["form.yes"]).ClickAsync();
        await page.ChooseAsync("f-company-taxCredit", words["taxCredit.A"]);
        await page.FillAsync("#f-company-employees", "48");
        await page.NextAsync(words, "applicant");
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
        await page.ChooseAsync("f-applicant-staffCategory", words["staffCategory.Manager"]);
        await page.FillAsync("#f-applicant-insuredMonths", "36");
        await page.FillAsync("#f-applicant-travelNeed", "每年多次赴日本、新加坡和澳大利亚洽谈进出口业务。");
        await page.Locator("#f-applicant-criminalRecord").GetByText(words["form.no"]).ClickAsync();
        await page.Locator("#f-applicant-refusedByEconomy").GetByText(words["form.no"]).ClickAsync();
        await page.NextAsync(words, "office");
    }

    private async Task HandoverAsync()
    {
        await page.GetByText(words["handover.Mailing"]).First.ClickAsync();
        await page.FillAsync("#f-handover-address-recipient", _person.ChineseName);
        await page.FillAsync("#f-handover-address-phone", _person.Mobile);
        await page.FillAsync("#f-handover-address-province", "上海市");
        await page.FillAsync("#f-handover-address-city", "上海市");
        await page.FillAsync("#f-handover-address-street", "世纪大道 100 号");
        await page.FillAsync("#f-handover-address-postcode", "200120");
        await page.NextAsync(words, "invoice");
    }

    [GeneratedRegex("APEC\\d{14}")]
    private static partial Regex CaseNumber();
}
