using System.Diagnostics;
using System.Globalization;
using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.ServiceDefaults;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>What an officer's browser gets carries the officer's name; what the enterprise's gets does not.</summary>
[Collection(nameof(TheWholeSystem))]
public sealed class WatermarkWalkTests(WholeSystem system) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("apec-watermarks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_officer_sees_a_copy_with_account_and_time_on_it_and_the_enterprise_its_own_file()
    {
        using var agent = await system.AnAgentAsync();
        var caseId = await WholeSystem.AReadyDraftAsync(agent);
        await agent.SubmitAsync(caseId);
        await agent.SeesAsync(caseId, "待初审");
        var (document, photo) = (Sample.For("undertaking").Bytes, Sample.For("photo").Bytes);
        var officer = DemoAccounts.Of("preliminary-officer", Journey.Office).Name;
        await using var chromium = await Chromium.StartAsync();
        var desk = await chromium.AtDeskAsync(system.Gateway, "preliminary-officer");
        await desk.GotoAsync($"/desk/cases/{caseId}");
        await desk.ClaimAsync();

        var copy = await OpenedAsync(desk, "二寸白底照片");
        var shown = await desk.Locator("figure.viewer img").EvaluateAsync<int>(
            "picture => picture.decode().then(() => picture.naturalWidth)");
        Assert.True(shown > 0);
        Assert.True(await OtherPointsAsync(photo, copy) > 1_000);
        Assert.Equal(0, await OtherPointsAsync(photo, photo));
        var text = await TextOfAsync(await OpenedAsync(desk, "承诺书"));
        Assert.Contains(officer, text, StringComparison.Ordinal);
        var today = DateTimeOffset.UtcNow.DayInShanghai().ToString("O", CultureInfo.InvariantCulture);
        Assert.Matches($@"{today} \d\d:\d\d UTC\+8", text);

        var own = await chromium.SignInAsync(system.Gateway, agent.Email, Enterprise.Password);
        await own.GotoAsync($"/cases/{caseId}");
        Assert.Equal(photo, await BehindAsync(own.Locator("a.file", new() { HasText = "photo.jpg" })));
        Assert.Equal(document, await BehindAsync(own.Locator("a.file", new() { HasText = "undertaking.pdf" })));
        Assert.DoesNotContain(officer, await TextOfAsync(document), StringComparison.Ordinal);
    }

    // The officer chooses it among those handed in, and keeps a copy of it.
    private static async Task<byte[]> OpenedAsync(IPage page, string item)
    {
        await page.Locator(".files-one", new() { HasText = item }).First.ClickAsync();
        var viewer = page.Locator("figure.viewer", new() { HasText = item });
        await Expect(viewer).ToBeVisibleAsync();
        return await BehindAsync(viewer.Locator("a"));
    }

    // What the browser gets, in its session, where the link leads.
    private static async Task<byte[]> BehindAsync(ILocator link)
    {
        var path = await link.First.GetAttributeAsync("href");
        var answer = await link.Page.Context.APIRequest.GetAsync(path!);
        Assert.Equal(200, answer.Status);
        return await answer.BodyAsync();
    }

    private async Task<string> TextOfAsync(byte[] document) =>
        (await RunAsync("pdftotext", "-raw", await KeptAsync(document), "-")).Output;

    // How many points are of clearly another colour.
    private async Task<double> OtherPointsAsync(byte[] one, byte[] other) => double.Parse(
        (await RunAsync(
            "compare", "-metric", "AE", "-fuzz", "8%", $"jpeg:{await KeptAsync(one)}", $"jpeg:{await KeptAsync(other)}",
            "null:")).Complaints,
        CultureInfo.InvariantCulture);

    private async Task<string> KeptAsync(byte[] file)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName());
        await File.WriteAllBytesAsync(path, file);
        return path;
    }

    private static async Task<(string Output, string Complaints)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaints = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (output, await complaints);
    }
}
