using ApecCard.Journeys.Actors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>Masked until somebody says what for; whom it concerns sees who did.</summary>
[Collection(nameof(TheWholeSystem))]
public class PersonalDataWalkTests(WholeSystem system)
{
    [Fact]
    public async Task An_officer_asks_for_the_numbers_and_the_enterprise_and_the_applicant_see_it()
    {
        var company = Journeys.People.Company.One(new Random());
        using var agent = await system.AnAgentAsync(company);
        var caseId = await WholeSystem.AReadyDraftAsync(agent);
        var submitted = await agent.SubmitAsync(caseId);
        var (number, applicant) = (submitted.Text("number"), submitted.Body!["form"]!["applicant"]!);
        var passport = applicant["passport"]!["number"]!.GetValue<string>();
        await agent.SeesAsync(caseId, "待初审");
        await using var chromium = await Chromium.StartAsync();

        var officer = await chromium.AtDeskAsync(system.Gateway, "preliminary-officer");
        await officer.GotoAsync($"/desk/cases/{caseId}");
        await Expect(officer.GetByText($"{passport[..2]}****{passport[^2..]}").First).ToBeVisibleAsync();
        await officer.Button("显示号码和联系方式").ClickAsync();
        await officer.GetByText("处理投诉或咨询").ClickAsync();
        await officer.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "显示号码和联系方式" }).ClickAsync();
        await Expect(officer.GetByText(passport).First).ToBeVisibleAsync();
        await officer.Button("隐藏号码和联系方式").ClickAsync();
        await Expect(officer.GetByText(passport)).ToHaveCountAsync(0);

        var enterprise = await chromium.SignInAsync(system.Gateway, company.Email, Enterprise.Password);
        await enterprise.GotoAsync($"/cases/{caseId}");
        await enterprise.GetByRole(AriaRole.Link, new() { Name = "谁查看过这些信息" }).ClickAsync();
        await Expect(enterprise.Locator("tr", new() { HasText = "处理投诉或咨询" })).ToContainTextAsync("初审人员");

        await TrackAsync(await chromium.OpenAsync(system.Gateway, 390), number, $"{applicant["email"]}", $"{applicant["mobile"]}");
    }

    private async Task TrackAsync(IPage page, string number, string email, string mobile)
    {
        await page.GotoAsync("/tracking");
        await page.GetByLabel("申请编号").FillAsync(number);
        await page.Button("发送验证码").ClickAsync();
        var code = await TrackingTests.CodeAsync(new Uri(system.Endpoint("mail"), $"/mails?to={email}"), number);
        await page.GetByLabel("验证码").FillAsync(code);
        await page.Button("查看进度").ClickAsync();
        await page.Button("发送短信").ClickAsync();
        var text = await TrackingTests.CodeAsync(new Uri(system.Endpoint("sms"), $"/messages?to={mobile}"), number);
        await page.GetByLabel("短信中的验证码").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "验证", Exact = true }).ClickAsync();
        await Expect(page.GetByText("手机已验证")).ToBeVisibleAsync();
        await page.Button("查看我的个人信息和查看记录").ClickAsync();
        await Expect(page.GetByText("处理投诉或咨询")).ToBeVisibleAsync();
        await page.Button("我同意").ClickAsync();
        await Expect(page.GetByText("您已于")).ToBeVisibleAsync();
        var saved = await page.RunAndWaitForDownloadAsync(() => page.Button("保存为文件").ClickAsync());
        Assert.Equal($"{number}.json", saved.SuggestedFilename);
        Assert.Contains(mobile, await File.ReadAllTextAsync((await saved.PathAsync())!), StringComparison.Ordinal);
    }
}
