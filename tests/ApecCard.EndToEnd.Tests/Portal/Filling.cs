using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>What people do on many of the portal's pages.</summary>
internal static class Filling
{
    public static async Task SignInAsync(this IPage page, string account, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.TypeAccountAsync(account, password);
    }

    /// <summary>
    /// A window of its own, in which somebody is signed in and at home; an officer in the session that all share who
    /// act for him, since a one-time code is good once.
    /// </summary>
    public static async Task<IPage> SignInAsync(
        this Chromium chromium, Uri gateway, string account, string password)
    {
        var page = await chromium.OpenAsync(gateway);
        if (DemoAccounts.Find(account) is { } officer)
        {
            await page.ShareAsync(gateway, officer);
            await page.GotoAsync("/sign-in");
        }
        else
        {
            await page.IsOwnDeviceOfAsync(account);
            await page.SignInAsync(account, password);
        }

        await page.LeavesAsync("/sign-in");
        return page;
    }

    /// <summary>The browser is one that the account has signed in with before, if there is one.</summary>
    public static Task IsOwnDeviceOfAsync(this IPage page, string account) =>
        OwnDevices.Find(account) is { } device
            ? page.Context.AddCookiesAsync(
                [new() { Name = device.Name, Value = device.Value, Domain = device.Domain, Path = device.Path }])
            : Task.CompletedTask;

    // As long as the window is open: when the officer proves again who he is, here or elsewhere, all get the new cookies.
    private static async Task ShareAsync(this IPage page, Uri gateway, DemoAccounts.DemoAccount officer)
    {
        await TakeAsync(await DemoSessions.GetAsync(gateway, officer));
        DemoSessions.Follow(gateway, officer, cookies => UnlessClosedAsync(() => TakeAsync(cookies)));
        page.Context.Response += async (_, response) =>
        {
            if (response is { Status: 204 } && response.Url.EndsWith("/bff/reauthentication", StringComparison.Ordinal))
            {
                await UnlessClosedAsync(TellAsync);
            }
        };

        async Task TellAsync()
        {
            var cookies = new System.Net.CookieCollection();
            foreach (var cookie in await page.Context.CookiesAsync())
            {
                cookies.Add(new System.Net.Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
            }

            await DemoSessions.RenewedAsync(gateway, officer, cookies);
        }

        Task TakeAsync(System.Net.CookieCollection session) => page.Context.AddCookiesAsync(
            session.Select(cookie => new Cookie
            {
                Name = cookie.Name,
                Value = cookie.Value,
                Url = gateway.ToString(),
                HttpOnly = true,
            }));
    }

    // A window may close at any moment, and needs no cookies then.
    private static async Task UnlessClosedAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (PlaywrightException closed) when (closed.GetType().Name is "TargetClosedException") // it is not public
        {
            // nobody looks at it any more
        }
    }

    public static async Task TypeAccountAsync(this IPage page, string account, string password)
    {
        await page.Locator("input[type=email]").FillAsync(account);
        await page.Locator("input[type=password]").FillAsync(password);
        await page.Locator("button[type=submit]").ClickAsync();
    }

    /// <remarks>A list that is still opening may miss a click: then it is chosen once more.</remarks>
    public static async Task ChooseAsync(this IPage page, string field, string option)
    {
        var select = page.Locator(".ant-select", new() { Has = page.Locator($"#{field}") });
        var choice = page.Locator(".ant-select-dropdown:visible .ant-select-item-option").Filter(new() { HasText = option });
        await Eventually.Is(async () =>
        {
            if (await choice.CountAsync() == 0)
            {
                await page.ClickAsync($"#{field}");
            }

            await choice.First.ClickAsync();
            await page.WaitForTimeoutAsync(100); // for the page to draw it
            return (await select.First.InnerTextAsync()).Contains(option, StringComparison.Ordinal);
        });
    }

    /// <summary>A sample for everything on the list of materials.</summary>
    public static async Task UploadAllAsync(this IPage page, Words words)
    {
        var items = page.Locator(".materials > li");
        await items.First.WaitForAsync();
        foreach (var item in await items.AllAsync())
        {
            var (bytes, type, name) = Sample.For((await item.GetAttributeAsync("id"))!.Split("material-")[^1]);
            await item.Locator("input[type=file]").First.SetInputFilesAsync(
                new FilePayload { Name = name, MimeType = type, Buffer = bytes });
            await Expect(item.GetByText(words["materials.Provided"]).First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        }
    }

    /// <remarks>The page fills in a demo account's code by itself, perhaps in the midst of the typing.</remarks>
    public static Task TypeCodeAsync(this ILocator field, string code) => Eventually.Is(async () =>
    {
        await field.FillAsync(code);
        return await field.InputValueAsync() == code;
    });

    public static async Task NextAsync(this IPage page, Words words, string step)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = words["form.next"] }).ClickAsync();
        await page.ComesToAsync($"**/form/{step}");
    }

    /// <summary>The message that brings it is on its way.</summary>
    public static Task ShowsAsync(this IPage page, string path, string text) => Eventually.Is(async () =>
    {
        await page.GotoAsync(path);
        await page.Locator("h1").First.WaitForAsync();
        return await page.GetByText(text).CountAsync() > 0;
    });
}
