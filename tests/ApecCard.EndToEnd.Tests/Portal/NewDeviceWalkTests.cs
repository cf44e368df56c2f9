using System.Text.Json;
using System.Text.RegularExpressions;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using ApecCard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>With a browser that is new, the password is not enough.</summary>
[Collection(nameof(TheWholeSystem))]
public partial class NewDeviceWalkTests(WholeSystem system)
{
    [Fact]
    public async Task A_code_is_mailed_and_from_then_on_the_browser_is_known()
    {
        var company = Company.One(new Random());
        using var enterprise = new Enterprise(system.Gateway, company);
        await enterprise.RegisterAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(system.Gateway);

        await page.SignInAsync(company.Email, Enterprise.Password);
        await Expect(page.GetByText("这是一台新设备")).ToBeVisibleAsync();
        var digits = await MailedToAsync(company.Email);
        await page.FillAsync("#code", digits == "000000" ? "000001" : "000000");
        await page.Button("登录").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("请核对邮件");
        await page.FillAsync("#code", digits);
        await page.Button("登录").ClickAsync();
        await page.ComesToAsync("**/cases");

        await page.Button("退出登录").ClickAsync();
        await page.SignInAsync(company.Email, Enterprise.Password);
        await page.ComesToAsync("**/cases");
    }

    private async Task<string> MailedToAsync(string email)
    {
        using var http = new HttpClient();
        var digits = "";
        await Eventually.Is(async () =>
        {
            var mails = await http.GetFromJsonAsync<JsonElement>(new Uri(system.Endpoint("mail"), $"/mails?to={email}"));
            digits = mails.EnumerateArray().Select(mail => SixDigits().Match(mail.GetProperty("text").GetString()!).Value)
                .FirstOrDefault(found => found.Length > 0, "");
            return digits.Length > 0;
        });
        return digits;
    }

    [GeneratedRegex(@"(?m)^\d{6}(?=\r?$)")]
    private static partial Regex SixDigits();
}
