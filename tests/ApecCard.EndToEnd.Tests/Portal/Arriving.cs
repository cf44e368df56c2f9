using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>Somebody is led to another page; when not, the test says what the page shows instead.</summary>
internal static class Arriving
{
    /// <param name="page">Somebody's window.</param>
    /// <param name="address">Where it comes to, ** for anything and * for anything without a slash.</param>
    /// <remarks>The library's own WaitForURLAsync misses an arrival between its first look and its waiting.</remarks>
    public static Task ComesToAsync(this IPage page, string address)
    {
        var pattern = Regex.Escape(address)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        return page.SaysWhyNotAsync(so => so.ToHaveURLAsync(new Regex($"^{pattern}$"), new() { Timeout = 30_000 }));
    }

    public static Task LeavesAsync(this IPage page, string path) => page.SaysWhyNotAsync(
        so => so.Not.ToHaveURLAsync(new Regex(Regex.Escape(path)), new() { Timeout = 30_000 }));

    private static async Task SaysWhyNotAsync(this IPage page, Func<IPageAssertions, Task> so)
    {
        try
        {
            await so(Expect(page));
        }
        catch (PlaywrightException e)
        {
            var shown = await page.Locator("body").InnerTextAsync();
            throw new TimeoutException($"{e.Message}\nIt shows:\n{shown}", e);
        }
    }
}
