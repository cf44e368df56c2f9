using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>
/// A photo by the rule, with help where its size alone is wrong; a passport that disagrees, field by field.
/// </summary>
[Collection(nameof(TheWholeSystem))]
public class PhotoWalkTests(WholeSystem system)
{
    [Fact]
    public async Task A_photo_too_large_is_shown_cropped_and_handed_in_so()
    {
        using var agent = await system.AnAgentAsync();
        var (id, _) = await ADraftAsync(agent);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(system.Gateway, agent.Email, Enterprise.Password);
        await page.GotoAsync($"/cases/{id}/form/materials");
        var photo = page.Locator("#f-material-photo");

        await HandInAsync(photo, Sample.PhotoOnBlue);
        await Expect(photo).ToContainTextAsync("照片背景不是白色");
        await HandInAsync(photo, Sample.LargePhoto);
        await Expect(photo).ToContainTextAsync("照片像素太大");
        await photo.Locator(".photo-crop").GetByRole(AriaRole.Button, new() { Name = "使用裁剪后的照片" }).ClickAsync();

        await Expect(photo).ToContainTextAsync("已上传");
        await Expect(photo.Locator(".ant-alert-error")).ToHaveCountAsync(0);
        var width = await photo.Locator("img.thumbnail").EvaluateAsync<int>(
            "picture => picture.decode().then(() => picture.naturalWidth)");
        Assert.Equal(180, width); // 240 high, by the rule
    }

    [Fact]
    public async Task What_disagrees_with_the_passport_is_listed_and_taken_from_it_one_by_one()
    {
        using var agent = await system.AnAgentAsync();
        var (id, person) = await ADraftAsync(agent, one => one with { FamilyName = "NOBODY" });
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(system.Gateway, agent.Email, Enterprise.Password);
        await page.GotoAsync($"/cases/{id}/form/applicant");
        var compared = page.Locator(".compared");

        var digit = person.MrzLine2[^1] == '0' ? '1' : '0';
        await page.Locator("#mrz").FillAsync($"{person.MrzLine1}\n{person.MrzLine2[..^1]}{digit}");
        await Expect(compared).ToContainTextAsync("最后一位（总校验位）");

        await page.Locator("#mrz").FillAsync($"{person.MrzLine1}\n{person.MrzLine2}");
        await Expect(compared).ToContainTextAsync($"表中为NOBODY，护照为{person.FamilyName}");
        await Expect(page.Locator("#f-applicant-familyName")).ToHaveValueAsync("NOBODY"); // not replaced unasked
        await compared.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("#f-applicant-familyName")).ToHaveValueAsync(person.FamilyName);
        await Expect(compared).ToContainTextAsync("已填写的各项与护照一致");
    }

    // The passport's lines are the person's own, whatever is typed.
    private static async Task<(Guid Id, Person Person)> ADraftAsync(Agent agent, Func<Person, Person>? typed = null)
    {
        var person = Person.Someone(new(7), DateOnly.FromDateTime(DateTime.UtcNow));
        var draft = await agent.StartCaseAsync();
        var form = agent.FormFor(typed is null ? person : typed(person), Journey.Office);
        await agent.SaveFormAsync(draft.Id("id"), form, draft.ETag!);
        return (draft.Id("id"), person);
    }

    private static Task HandInAsync(ILocator item, byte[] photo) =>
        item.Locator("input[type=file]").First.SetInputFilesAsync(
            new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = photo });
}
