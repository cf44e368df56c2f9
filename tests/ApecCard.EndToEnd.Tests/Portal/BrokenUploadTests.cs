using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>A long file comes through a line that breaks: by itself, after a reload, or not at all when it is given up.</summary>
[Collection(nameof(TheWholeSystem))]
public class BrokenUploadTests(WholeSystem system)
{
    private const string SecondPart = "**/api/documents/uploads/*/parts/524288";
    private static readonly Words _words = Words.Chinese;

    private static readonly FilePayload _photo = new() { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = Long() };

    [Fact]
    public async Task It_goes_on_by_itself_when_the_connection_is_back()
    {
        using var agent = await system.AnAgentAsync();
        await using var chromium = await Chromium.StartAsync();
        var (page, photo) = await AtMaterialsAsync(chromium, agent);
        var (broken, first) = (0, 0);
        await page.RouteAsync("**/parts/0", route =>
        {
            first++;
            return route.ContinueAsync();
        });
        await page.RouteAsync(SecondPart, route => broken++ < 2 ? route.AbortAsync() : route.ContinueAsync());

        await photo.Locator("input[type=file]").First.SetInputFilesAsync(_photo);

        await Expect(photo.GetByText(_words["materials.Provided"])).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal((1, 3), (first, broken)); // what had come was not sent again
        await Expect(photo.Locator(".ant-alert-error")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task After_a_reload_the_same_file_goes_on_where_it_stopped()
    {
        using var agent = await system.AnAgentAsync();
        await using var chromium = await Chromium.StartAsync();
        var (page, photo) = await AtMaterialsAsync(chromium, agent);
        await page.RouteAsync(SecondPart, route => route.AbortAsync());
        await photo.Locator("input[type=file]").First.SetInputFilesAsync(_photo);
        await Expect(photo.GetByText(_words["materials.waiting"])).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await page.ReloadAsync();
        await page.UnrouteAllAsync();

        await Expect(photo).ToContainTextAsync("photo.jpg 还没有传完");
        var first = 0;
        await page.RouteAsync("**/parts/0", route =>
        {
            first++;
            return route.ContinueAsync();
        });
        await photo.Locator("input[type=file]").First.SetInputFilesAsync(_photo);
        await Expect(photo.GetByText(_words["materials.Provided"])).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal(0, first);
        await Expect(photo.GetByText("还没有传完")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Given_up_nothing_of_it_stays()
    {
        using var agent = await system.AnAgentAsync();
        await using var chromium = await Chromium.StartAsync();
        var (page, photo) = await AtMaterialsAsync(chromium, agent);
        await page.RouteAsync(SecondPart, route => route.AbortAsync());
        await photo.Locator("input[type=file]").First.SetInputFilesAsync(_photo);
        await Expect(photo.GetByText(_words["materials.waiting"])).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await photo.GetByRole(AriaRole.Button, new() { Name = _words["materials.cancel"] }).ClickAsync();

        await Expect(photo.GetByText(_words["materials.Missing"])).ToBeVisibleAsync();
        await Expect(photo.Locator(".upload-far")).ToHaveCountAsync(0);
        await Expect(photo.GetByText("还没有传完")).ToHaveCountAsync(0);
    }

    private async Task<(IPage Page, ILocator Photo)> AtMaterialsAsync(Chromium chromium, Agent agent)
    {
        var draft = await agent.StartCaseAsync();
        var caseId = draft.Id("id");
        await agent.SaveFormAsync(caseId, new { office = "shanghai" }, draft.ETag!);
        var page = await chromium.SignInAsync(system.Gateway, agent.Email, Enterprise.Password);
        await page.GotoAsync($"/cases/{caseId}/form/materials");
        return (page, page.Locator("[id='f-material-photo']"));
    }

    // The sample, and a megabyte of comments (ITU-T T.81, B.2.4.5) before its picture.
    private static byte[] Long()
    {
        var photo = Sample.For("photo").Bytes;
        byte[] comment = [0xFF, 0xFE, 0xEA, 0x60, .. new byte[59_998]];
        return [.. photo[..2], .. Enumerable.Repeat(comment, 20).SelectMany(one => one), .. photo[2..]];
    }
}
