using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>What officers do at every desk.</summary>
internal static class Desks
{
    /// <summary>A window of its own, in which an officer sits at the desk.</summary>
    /// <param name="which">0 is the first of this role, 1 the second.</param>
    public static async Task<IPage> AtDeskAsync(this Chromium chromium, Uri gateway, string role, int which = 0)
    {
        var account = DemoAccounts.Of(role, role is "ministry-officer" ? null : Journey.Office, which);
        var page = await chromium.SignInAsync(gateway, account.Name, account.Password);
        await page.ComesToAsync("**/desk");
        return page;
    }

    /// <summary>The message that brings the case may be on its way: then the page says so, and is asked again.</summary>
    public static async Task ClaimAsync(this IPage page)
    {
        var claim = page.Button("接手");
        await Eventually.Is(async () =>
        {
            await page.Locator(".form-module, .ant-alert").First.WaitForAsync();
            if (await claim.CountAsync() == 0)
            {
                await page.ReloadAsync();
                return false;
            }

            return true;
        });
        await claim.ClickAsync();
        await Expect(page.Locator(".decision-bar")).ToContainTextAsync("我在处理");
    }

    public static ILocator Button(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Pins what the officer has clicked on, and sends it all back.</summary>
    public static async Task PinAndReturnAsync(this IPage page, string line, string reason)
    {
        await page.Locator(".line", new() { HasText = line }).ClickAsync();
        await page.FillAsync("#pin-reason", reason);
        await page.Button("保存标注").ClickAsync();
        await page.Button("退回补正").ClickAsync();
        await page.Button("退回（1 处）").ClickAsync();
    }

    /// <summary>A refusal takes a reason and the officer's consent; it cannot be sent with only one of them.</summary>
    public static async Task RefuseAsync(this IPage page, string reason)
    {
        await page.Button("不予通过").ClickAsync();
        var refuse = page.Button("确认不予通过");
        await Expect(refuse).ToBeDisabledAsync();
        var radio = page.GetByRole(AriaRole.Radio, new() { Name = reason });
        await Eventually.Is(async () => // a dialog that is still opening may miss a click
        {
            await page.GetByText(reason).ClickAsync();
            return await radio.IsCheckedAsync();
        });
        await Expect(refuse).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await refuse.ClickAsync();
    }
}
