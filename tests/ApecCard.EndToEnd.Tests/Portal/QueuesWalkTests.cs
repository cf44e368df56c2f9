using System.Text;
using ApecCard.Journeys.Actors;
using ApecCard.Testing;
using Microsoft.Playwright;
using RabbitMQ.Client;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>What operators do about a message that nobody can read, in a real browser.</summary>
[Collection(nameof(TheWholeSystem))]
public class QueuesWalkTests(WholeSystem system)
{
    private const string Queue = "delivery-when-economy-struck";
    private const string Dead = $"{Queue}_error";
    private static readonly Words _words = Words.Chinese;

    [Fact]
    public async Task A_message_that_dies_is_sent_again_and_dying_again_is_thrown_away_by_two_operators()
    {
        var messageId = $"{Guid.NewGuid()}";
        await SendNonsenseAsync(messageId);
        await using var chromium = await Chromium.StartAsync();
        var first = await OpenAsync(chromium, which: 0);
        var letter = first.Page.Locator("article.letter", new() { HasText = messageId });

        var row = first.Row("queues", Dead);
        await Expect(row).ToContainTextAsync(_words["queues.care.DeadLetters"], new() { Timeout = 30_000 });
        await row.GetByRole(AriaRole.Button, new() { Name = _words["queues.look"] }).ClickAsync();
        await Expect(letter).ToContainTextAsync("JsonReaderException");
        await Expect(letter).ToContainTextAsync("0af7651916cd43dd8448eb211c80319c");
        await letter.GetByText(_words["letters.text"]).ClickAsync();
        await Expect(letter.Locator("pre")).ToContainTextAsync("call ****"); // what looks like a telephone's number

        var beside = await OpenAsync(chromium, which: 1);
        Assert.Empty(await new Album(beside.Page).LookAtAsync([new("queues-with-dead-letter", "/queues")]));

        await letter.GetByRole(AriaRole.Button, new() { Name = _words["letters.sendAgain"] }).ClickAsync();
        await Expect(first.Page.GetByText("已重发 1 条消息。")).ToBeVisibleAsync();
        await Eventually.Is(async () => await system.DepthAsync(Dead) == 1); // it cannot be read this time either
        await first.Page.ReloadAsync();
        await Expect(row).ToBeVisibleAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = _words["queues.look"] }).ClickAsync();

        await letter.GetByRole(AriaRole.Button, new() { Name = _words["letters.discard"] }).ClickAsync();
        await first.Page.FillAsync("#discard_reason", "内容损坏，无法识别");
        await first.SendAsync(_words["discards.asked"]);
        await Expect(letter).ToContainTextAsync(_words["letters.discardAsked"]);
        var own = first.Row("discards", messageId);
        await Expect(own.GetByRole(AriaRole.Button)).ToHaveTextAsync([_words["discards.act.Withdraw"]]);

        var second = await OpenAsync(chromium, which: 1);
        await second.Row("discards", messageId)
            .GetByRole(AriaRole.Button, new() { Name = _words["discards.act.Approve"] }).ClickAsync();
        await second.SendAsync(_words["discards.done.Approve"]);

        await Eventually.Is(async () => await system.DepthAsync(Dead) == 0);
        await Expect(letter).ToHaveCountAsync(0);
        await first.Page.Locator("section[aria-labelledby=discards]")
            .GetByText(_words["discards.shown.All"], new() { Exact = true }).ClickAsync();
        await Expect(own).ToContainTextAsync(_words["discards.state.Approved"]);
        await Expect(own).ToContainTextAsync("内容损坏，无法识别");
        await Expect(first.Page.Locator("section[aria-labelledby=outboxes] tbody tr")).ToHaveCountAsync(6);
    }

    private async Task<FinanceDesk> OpenAsync(Chromium chromium, int which)
    {
        var account = DemoAccounts.Of("operator", which: which);
        var page = await chromium.SignInAsync(system.Gateway, account.Name, account.Password);
        await page.GotoAsync("/queues");
        return new(page, system.Gateway, account);
    }

    private async Task SendNonsenseAsync(string messageId)
    {
        await using var connection = await system.ConnectToBrokerAsync();
        await using var channel = await connection.CreateChannelAsync(new(true, true));
        var properties = new BasicProperties
        {
            MessageId = messageId,
            ContentType = "application/vnd.masstransit+json",
            Headers = new Dictionary<string, object?>
            {
                ["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            },
        };
        await channel.BasicPublishAsync(
            "", Queue, mandatory: true, properties, Encoding.UTF8.GetBytes("{ broken, call 13800138000"));
    }
}
