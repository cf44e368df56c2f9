using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>The passport's page is photographed, and most of the applicant's fields are filled in.</summary>
[Collection(nameof(TheWholeSystem))]
public class PassportPictureTests(WholeSystem system)
{
    private const string Line1 = "P<CHNOUYANG<<XIAOMING<<<<<<<<<<<<<<<<<<<<<<<";
    private const string Line2 = "EA12345676CHN9001011M3001019MBPNLLLMMMPCA030";

    [Fact]
    public async Task A_picture_fills_in_the_form_and_one_that_cannot_be_read_says_what_to_do()
    {
        using var agent = await system.AnAgentAsync();
        var draft = await agent.StartCaseAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(system.Gateway, agent.Email, Enterprise.Password);
        await page.GotoAsync($"/cases/{draft.Id("id")}/form/applicant");
        var refusal = page.Locator(".passport-picture .ant-alert-error");

        await PhotographAsync(page, Sample.For("photo").Bytes);
        await Expect(refusal).ToContainTextAsync("未能从图片中可靠读出", new() { Timeout = 30_000 });

        await PhotographAsync(page, PassportPicture.Draw(Line1, Line2, "jpeg", "-rotate", "1"));
        await Expect(page.Locator("#mrz")).ToHaveValueAsync($"{Line1}\n{Line2}", new() { Timeout = 30_000 });
        await Expect(page.Locator("#f-applicant-familyName")).ToHaveValueAsync("OUYANG");
        await Expect(page.Locator("#f-applicant-passport-number")).ToHaveValueAsync("EA1234567");
        await Expect(refusal).ToHaveCountAsync(0);
    }

    private static Task PhotographAsync(IPage page, byte[] picture) =>
        page.Locator(".passport-picture input[type=file]").First.SetInputFilesAsync(
            new FilePayload { Name = "page.jpg", MimeType = "image/jpeg", Buffer = picture });
}
