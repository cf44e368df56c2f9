using System.Text.Json;
using ApecCard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>A page of the portal, as the album names it.</summary>
public sealed record Sight(string Name, string Path);

/// <summary>
/// Looks at pages in both languages and at two widths: takes a picture of each, and notes what is wrong with it.
/// </summary>
public sealed class Album(IPage page)
{
    private static readonly string _folder = Directory.CreateDirectory(
        Repository.PathTo("TestResults", "album")).FullName;

    private static readonly string _axe = File.ReadAllText(
        Repository.PathTo("gateway", "portal", "node_modules", "axe-core", "axe.min.js"));

    // Contrast and names, roles and focus: what WCAG 2.1 asks for up to AA, and what axe calls good practice.
    private const string Look =
        """
        async () => {
          const found = await axe.run(document, { resultTypes: ["violations"] });
          return found.violations
            .filter(one => one.impact === "serious" || one.impact === "critical")
            .flatMap(one => one.nodes.map(node => `${one.id}: ${node.target.join(" ")}`));
        }
        """;

    private readonly List<string> _faults = [];

    /// <returns>Serious and critical findings of axe, and pages that are wider than their window.</returns>
    public async Task<IReadOnlyList<string>> LookAtAsync(IEnumerable<Sight> sights)
    {
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce }); // half faded in, nothing has contrast
        foreach (var sight in sights)
        {
            await page.GotoAsync(sight.Path);
            foreach (var width in (int[])[1440, 390])
            {
                await page.SetViewportSizeAsync(width, 900);
                foreach (var language in (string[])["zh", "en"])
                {
                    await SwitchAsync(language);
                    await LookAsync(sight, language, width);
                }
            }
        }

        return _faults;
    }

    private async Task SwitchAsync(string language)
    {
        var (wanted, other) = language == "zh" ? ("zh-CN", "en") : ("en", "zh-CN");
        await page.Locator(".head-own button[lang]").WaitForAsync();
        var toWanted = page.Locator($".head-own button[lang={wanted}]"); // there is only the way to the other language
        if (await toWanted.CountAsync() > 0)
        {
            await toWanted.ClickAsync();
        }

        await Expect(page.Locator($"html[lang={wanted}] .head-own button[lang={other}]")).ToBeVisibleAsync();
    }

    private async Task LookAsync(Sight sight, string language, int width)
    {
        await Expect(page.Locator("main h1").First).ToBeVisibleAsync();
        await Expect(page.Locator(".ant-skeleton, .going")).ToHaveCountAsync(0);
        var where = $"{sight.Name} {language} {width}";
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") is var wide && wide > width)
        {
            _faults.Add($"{where}: {wide} pixels wide");
        }

        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(_axe);
        }

        var found = await page.EvaluateAsync<JsonElement>(Look);
        _faults.AddRange(found.EnumerateArray().Select(one => $"{where}: {one.GetString()}"));
        await page.ScreenshotAsync(new()
        {
            Path = System.IO.Path.Combine(_folder, $"{sight.Name}-{language}-{width}.png"),
            FullPage = true,
            Animations = ScreenshotAnimations.Disabled,
        });
    }
}
