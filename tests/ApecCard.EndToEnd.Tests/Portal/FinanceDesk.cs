using ApecCard.Journeys.Actors;
using ApecCard.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>A finance officer before the page of refunds, charges and the ledger.</summary>
internal sealed record FinanceDesk(IPage Page, Uri Gateway, DemoAccounts.DemoAccount Account)
{
    private static readonly Words _words = Words.Chinese;

    /// <param name="which">0 is the first finance officer, 1 the second.</param>
    public static async Task<FinanceDesk> OpenAsync(Chromium chromium, Uri gateway, int which)
    {
        var account = DemoAccounts.Of("finance-officer", which: which);
        var page = await chromium.SignInAsync(gateway, account.Name, account.Password);
        await page.GotoAsync("/finance");
        return new(page, gateway, account);
    }

    /// <summary>What a part of the page says of a charge.</summary>
    public ILocator Row(string part, string number) =>
        Page.Locator($"section[aria-labelledby={part}] tbody tr", new() { HasText = number });

    /// <summary>Asks to give back so much of a charge.</summary>
    public async Task AskAsync(string number, string amount, string reason)
    {
        await MoreUntilThereAsync("charges", number);
        await Row("charges", number).GetByRole(AriaRole.Button).ClickAsync();
        await Page.FillAsync("#refund_amount", amount);
        await Page.FillAsync("#refund_reason", reason);
        await SendAsync(_words["refund.asked"]);
        await MoreUntilThereAsync("refunds", number);
    }

    /// <param name="action">Approve, Refuse or Withdraw.</param>
    public async Task DecideAsync(string action, string number, string? why = null)
    {
        await MoreUntilThereAsync("refunds", number);
        await Row("refunds", number)
            .GetByRole(AriaRole.Button, new() { Name = _words[$"refund.act.{action}"] }).ClickAsync();
        if (why is not null)
        {
            await Page.FillAsync("#decision_reason", why);
        }

        await SendAsync(_words[$"refund.done.{action}"].Replace("{{number}}", number, StringComparison.Ordinal));
    }

    /// <summary>Also those that were decided.</summary>
    public async Task ShowAllRefundsAsync(string number)
    {
        await Page.Locator("section[aria-labelledby=refunds]").GetByText(_words["refund.shown.All"]).ClickAsync();
        await MoreUntilThereAsync("refunds", number);
    }

    // The oldest come first, some at a time.
    private Task MoreUntilThereAsync(string part, string number) => Eventually.Is(async () =>
    {
        if (await Row(part, number).CountAsync() > 0)
        {
            return true;
        }

        var more = Page.Locator($"section[aria-labelledby={part}]")
            .GetByRole(AriaRole.Button, new() { Name = _words["list.more"] });
        if (await more.CountAsync() > 0)
        {
            await more.ClickAsync();
        }

        return false;
    });

    /// <summary>Money is decisive: whoever proved long ago who it is does so again, and all goes on.</summary>
    public async Task SendAsync(string done)
    {
        await Page.GetByRole(AriaRole.Dialog).Locator("button[type=submit]").ClickAsync();
        var proof = Page.GetByRole(AriaRole.Dialog, new() { Name = _words["proof.title"] });
        await Expect(Page.GetByText(done).Or(proof).First).ToBeVisibleAsync();
        if (await proof.CountAsync() > 0)
        {
            await proof.Locator("#code").TypeCodeAsync(await DemoSessions.CodeAsync(Gateway, Account.Name));
            await Page.Button(_words["proof.goOn"]).ClickAsync();
            await Expect(Page.GetByText(done)).ToBeVisibleAsync();
        }
    }
}
