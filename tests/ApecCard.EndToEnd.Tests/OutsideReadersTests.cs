using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ApecCard.Journeys.Scenarios;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests;

/// <summary>
/// Programs of others (<c>tests/outside-readers</c>: @asyncapi/parser, Ajv, cloudevents) take our document, and every
/// event there is by then, as it was read over HTTP and as it was heard.
/// </summary>
[Collection(nameof(TheWholeSystem))]
public sealed class OutsideReadersTests(WholeSystem system)
{
    private static readonly string _programs = Repository.PathTo("tests", "outside-readers");

    [Fact]
    public async Task Our_document_and_every_event_are_what_others_take_them_for()
    {
        var subscription = await Subscription.RegisterAsync(system, "outside-readers", PublicTopics.All);
        using var journey = new CancellationStory(system.World, _ => { });
        var number = (await journey.RunAsync()).CaseNumber;
        var heard = await HearAsync(subscription, number);
        var read = await ReadAsync(subscription);
        Assert.Contains(read, one => one.Contains(number, StringComparison.Ordinal));

        var wrong = await AskOthersAsync([.. read, .. heard]);
        Assert.Empty(wrong.Document);
        Assert.Empty(wrong.Events);
        Assert.Equal(read.Count + heard.Count, wrong.Read);

        var spoilt = await AskOthersAsync(
        [
            heard[0].Replace(PublicTopics.CaseSubmitted, "abtc.case.unheard-of", StringComparison.Ordinal),
            heard[0].Replace("\"caseNumber\"", "\"number\"", StringComparison.Ordinal),
            heard[0].Replace("\"source\"", "\"sauce\"", StringComparison.Ordinal),
        ]);
        Assert.Equal(3, spoilt.Events.Count);
    }

    // All that came until the card was revoked, which is the last of it.
    private async Task<List<string>> HearAsync(Subscription subscription, string number)
    {
        await using var broker = await system.ConnectToBrokerAsync();
        await using var channel = await broker.CreateChannelAsync();
        List<string> heard = [];
        await Eventually.Is(async () =>
        {
            while (await channel.BasicGetAsync(subscription.Queue, autoAck: true) is { } letter)
            {
                heard.Add(Encoding.UTF8.GetString(letter.Body.Span));
            }

            return heard.Any(one => one.Contains(number, StringComparison.Ordinal)
                && one.Contains(PublicTopics.CardRevoked, StringComparison.Ordinal));
        });
        return [.. heard.Where(one => one.Contains(number, StringComparison.Ordinal))];
    }

    private async Task<List<string>> ReadAsync(Subscription subscription)
    {
        using var door = await subscription.SignInAsync(system.Gateway);
        List<string> read = [];
        for (var (after, hasMore) = ("0", true); hasMore;)
        {
            var page = await door.GetFromJsonAsync<JsonElement>(
                $"/api/subscriptions/events?after={after}&limit=1000");
            read.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.GetRawText()));
            (after, hasMore) = (page.GetProperty("next").GetString()!, page.GetProperty("hasMore").GetBoolean());
        }

        return read;
    }

    private async Task<Wrong> AskOthersAsync(IEnumerable<string> events)
    {
        if (!Directory.Exists(Path.Combine(_programs, "node_modules", "cloudevents")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["ci"]) { WorkingDirectory = _programs })!;
            await install.WaitForExitAsync();
            Assert.Equal(0, install.ExitCode);
        }

        using var others = Process.Start(new ProcessStartInfo("node", ["read.js", $"{system.Gateway}asyncapi.yaml"])
        {
            WorkingDirectory = _programs,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        foreach (var one in events)
        {
            await others.StandardInput.WriteLineAsync(one);
        }

        others.StandardInput.Close();
        var said = await others.StandardOutput.ReadToEndAsync();
        await others.WaitForExitAsync();
        Assert.Equal(0, others.ExitCode);
        return JsonSerializer.Deserialize<Wrong>(said, JsonSerializerOptions.Web)!;
    }

    private sealed record Wrong(IReadOnlyList<string> Document, IReadOnlyList<string> Events, int Read);
}
