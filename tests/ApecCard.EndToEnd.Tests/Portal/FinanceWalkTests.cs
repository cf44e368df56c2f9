using ApecCard.Journeys.Actors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>Money in a real browser: it goes back only when two officers want it, and the enterprise reads how much.</summary>
[Collection(nameof(TheWholeSystem))]
public class FinanceWalkTests(WholeSystem system)
{
    private static readonly Words _words = Words.Chinese;

    [Fact]
    public async Task Part_of_a_fee_is_asked_back_by_one_officer_and_given_back_by_another()
    {
        using var story = new BeforeTheMinistry(system.World);
        await story.RunAsync();
        await using var chromium = await Chromium.StartAsync();
        var first = await FinanceDesk.OpenAsync(chromium, system.Gateway, which: 0);
        await first.AskAsync(story.Number, "200.50", "多收了加急费用");

        var own = first.Row("refunds", story.Number);
        await Expect(own).ToContainTextAsync("多收了加急费用");
        await Expect(own).ToContainTextAsync(_words["refund.you"]);
        await Expect(own.GetByRole(AriaRole.Button)).ToHaveCountAsync(1); // taking it back, and nothing else
        await Expect(own.GetByRole(AriaRole.Button)).ToHaveTextAsync(_words["refund.act.Withdraw"]);

        var second = await FinanceDesk.OpenAsync(chromium, system.Gateway, which: 1);
        await second.DecideAsync("Approve", story.Number);

        var enterprise = await chromium.SignInAsync(system.Gateway, story.Clerk.Email, Enterprise.Password);
        await enterprise.GotoAsync("/payments");
        var paid = enterprise.Locator("li", new() { HasText = story.Number });
        await Expect(paid).ToContainTextAsync("已退还 ¥200.50", new() { Timeout = 20_000 });
        await Expect(paid).ToContainTextAsync("¥720.00");
        await first.Page.ReloadAsync();
        await first.ShowAllRefundsAsync(story.Number);
        await Expect(own).ToContainTextAsync(_words["refund.state.Given"]);
        await Expect(first.Row("charges", story.Number)).ToContainTextAsync("已退还 ¥200.50");
    }

    [Fact]
    public async Task What_a_colleague_refuses_is_not_given_back_and_says_why()
    {
        using var story = new BeforeTheMinistry(system.World);
        await story.RunAsync();
        await using var chromium = await Chromium.StartAsync();
        var first = await FinanceDesk.OpenAsync(chromium, system.Gateway, which: 1);
        await first.AskAsync(story.Number, "720", "企业来电要求");

        var second = await FinanceDesk.OpenAsync(chromium, system.Gateway, which: 0);
        await second.DecideAsync("Refuse", story.Number, why: "没有退款依据");

        await first.Page.ReloadAsync();
        await first.ShowAllRefundsAsync(story.Number);
        await Expect(first.Row("refunds", story.Number)).ToContainTextAsync("没有退款依据");
        var enterprise = await chromium.SignInAsync(system.Gateway, story.Clerk.Email, Enterprise.Password);
        await enterprise.GotoAsync("/payments");
        var paid = enterprise.Locator("li", new() { HasText = story.Number });
        await Expect(paid).ToContainTextAsync(_words["charge.Paid"]);
        await Expect(paid).Not.ToContainTextAsync("退还");
    }

    [Fact]
    public async Task Who_comes_back_without_having_paid_is_told_that_nothing_has_come()
    {
        using var agent = await system.AnAgentAsync();
        var caseId = await WholeSystem.AReadyDraftAsync(agent);
        await agent.SubmitAsync(caseId);
        var charge = await agent.GetChargeAsync(caseId);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(system.Gateway, agent.Email, Enterprise.Password);
        await page.GotoAsync($"/cases/{caseId}");
        await Expect(page.GetByText(_words["charge.pay"])).ToBeVisibleAsync();
        await Expect(page.GetByText(_words["charge.check"])).ToHaveCountAsync(0); // nobody went to pay

        var cashier = await agent.StartCheckoutAsync(charge);
        await page.ReloadAsync();
        await page.GetByText(_words["charge.check"]).ClickAsync();
        await Expect(page.GetByText(_words["charge.notSeen"])).ToBeVisibleAsync();

        await Agent.PayAtAsync(cashier);
        await Expect(page.GetByText(_words["charge.Paid"], new() { Exact = true }).First)
            .ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(page.GetByText(_words["charge.check"])).ToHaveCountAsync(0);
    }
}
