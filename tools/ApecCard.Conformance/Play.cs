using System.Globalization;
using System.Text.Json.Nodes;

namespace ApecCard.Conformance;

/// <summary>
/// Plays the season in chapters, each with another thing that happens to subscribers, asks after each what this one
/// knows, and tells what is wrong that was not wrong before.
/// </summary>
public sealed class Play(
    OwnBroker broker, Gateway gateway, Line line, SubscriberProcess subscriber, TimeSpan patience, TextWriter output)
{
    private const int Shown = 5;

    private readonly IReadOnlyList<Letter> _season = Season.Read();
    private readonly Understanding _expected = new();
    private readonly HashSet<string> _known = [];
    private readonly List<Letter> _before = [];
    private int _faults;

    /// <summary>An <c>abtc.test</c>, as a subscriber may ask for one.</summary>
    public static Letter Test()
    {
        var (id, now) = (Guid.CreateVersion7().ToString(), DateTimeOffset.UtcNow);
        return Letter.Of(new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = id,
            ["source"] = "apeccard/applications",
            ["type"] = "abtc.test",
            ["subject"] = "test",
            ["time"] = now.ToString("o", CultureInfo.InvariantCulture),
            ["datacontenttype"] = "application/json",
            ["sequence"] = "000000",
            ["cursor"] = "0",
            ["data"] = new JsonObject { ["text"] = "You hear." },
        }.ToJsonString());
    }

    /// <summary>How many things were wrong.</summary>
    public async Task<int> RunAsync()
    {
        (string Title, Func<IReadOnlyList<Letter>, Task> Happens)[] chapters =
        [
            ("as it happens", SendAsync),
            ("twice, at once and much later", SendTwiceAsync),
            ("different cases in another order", SendMixedAsync),
            ("fields it does not know", part => SendAsync([.. part.Select(letter => letter.WithUnknownFields())])),
            ("a type it does not know", SendAsync),
            ("gaps: some fell out of the queue", SendWithGapsAsync),
            ("the line breaks before an acknowledgment", BreakAsync),
            ("ended without warning, begun again", RestartAsync),
        ];
        subscriber.Start();
        for (var chapter = 0; chapter < chapters.Length; chapter++)
        {
            var (title, happens) = chapters[chapter];
            var part = _season.Part(chapter, chapters.Length);
            foreach (var letter in part)
            {
                _expected.Take(letter);
            }

            await output.WriteAsync($"{chapter + 1}/{chapters.Length}  {title}, {part.Count} events ... ");
            await happens(part);
            _before.AddRange(part);
            if (!await JudgeAsync())
            {
                return _faults;
            }
        }

        await output.WriteAsync("end  what was not acknowledged ... ");
        await LookAfterAsync();
        return _faults;
    }

    private async Task SendAsync(IReadOnlyList<Letter> part)
    {
        gateway.Say(part);
        await broker.SendAsync(part);
    }

    // Each third at once again; in the end all of the first chapter once more, in its order.
    private async Task SendTwiceAsync(IReadOnlyList<Letter> part)
    {
        gateway.Say(part);
        foreach (var (letter, index) in part.Select((letter, index) => (letter, index)))
        {
            await broker.SendAsync(index % 3 == 0 ? [letter, letter] : [letter]);
        }

        await broker.SendAsync(_before);
    }

    private async Task SendMixedAsync(IReadOnlyList<Letter> part)
    {
        gateway.Say(part);
        await broker.SendAsync(part.GroupBy(letter => letter.Subject).Reverse().SelectMany(oneCase => oneCase));
    }

    // Whoever counts sees it: of the same case, a later one comes.
    private async Task SendWithGapsAsync(IReadOnlyList<Letter> part)
    {
        gateway.Say(part);
        var newest = part.GroupBy(letter => letter.Subject).Select(oneCase => oneCase.Last().Id).ToHashSet();
        await broker.SendAsync(part.Where((letter, index) => index % 3 != 1 || newest.Contains(letter.Id)));
    }

    // The first third is delivered and its acknowledgment lost, the second falls out meanwhile, the rest comes after.
    private async Task BreakAsync(IReadOnlyList<Letter> part)
    {
        line.HoldUp();
        var delivered = line.Delivered;
        gateway.Say(part.Part(0, 3));
        await broker.SendAsync(part.Part(0, 3));
        var until = DateTime.UtcNow.AddSeconds(3); // who asks the broker instead of listening gets nothing meanwhile
        while (line.Delivered < delivered + part[0].Text.Length && DateTime.UtcNow < until)
        {
            await Task.Delay(20);
        }

        line.Cut();
        gateway.Say(part.Part(1, 3));
        line.Mend();
        gateway.Say(part.Part(2, 3));
        await broker.SendAsync(part.Part(2, 3));
    }

    private async Task RestartAsync(IReadOnlyList<Letter> part)
    {
        gateway.Say(part.Part(0, 3));
        await broker.SendAsync(part.Part(0, 3));
        await subscriber.KillAsync();
        gateway.Say(part.Part(1, 3));
        gateway.Say(part.Part(2, 3));
        await broker.SendAsync(part.Part(2, 3));
        subscriber.Start();
    }

    // False if there is no sense in going on.
    private async Task<bool> JudgeAsync()
    {
        IReadOnlyList<string> faults = [];
        for (var asked = 0; asked < 3; asked++) // a replay may still be on its way into the queue
        {
            if (await AskAsync() is not { } said)
            {
                return false;
            }

            faults = _expected.Faults(said);
            if (faults.All(_known.Contains))
            {
                break;
            }

            await Task.Delay(300);
        }

        await TellAsync([.. faults.Where(fault => !_known.Contains(fault))]);
        _known.Clear();
        _known.UnionWith(faults);
        return true;
    }

    private async Task<JsonObject?> AskAsync()
    {
        var test = Test();
        await broker.SendAsync([test]);
        var until = DateTime.UtcNow + patience;
        while (DateTime.UtcNow < until)
        {
            if (subscriber.AnswerTo(test.Id) is { } said)
            {
                return said;
            }

            if (subscriber.HasEnded)
            {
                await TellAsync([$"it ended here, with exit code {subscriber.ExitCode}", .. Complaints()]);
                return null;
            }

            await Task.Delay(20);
        }

        await TellAsync(
        [
            $"it did not answer the test event within {patience.TotalSeconds:0} seconds: it hangs, or listens no more",
            .. Complaints(),
        ]);
        return null;
    }

    private IEnumerable<string> Complaints() => subscriber.Complaints.Select(said => $"  | {said}");

    private async Task LookAfterAsync()
    {
        await subscriber.KillAsync();
        line.Cut();
        var now = await broker.LookAsync();
        while (now.ConsumerCount > 0)
        {
            await Task.Delay(20);
            now = await broker.LookAsync();
        }

        await TellAsync(now.MessageCount == 0
            ? []
            : [$"did not acknowledge: {now.MessageCount} are in the queue again and would come at each start"]);
    }

    private async Task TellAsync(IReadOnlyList<string> faults)
    {
        await output.WriteLineAsync(faults.Count == 0 ? "understood" : "WRONG");
        var shown = faults.Any(fault => fault.StartsWith("  |", StringComparison.Ordinal)) ? faults.Count : Shown;
        foreach (var fault in faults.Take(shown))
        {
            await output.WriteLineAsync($"     {fault}");
        }

        if (faults.Count > shown)
        {
            await output.WriteLineAsync($"     and {faults.Count - shown} more like these");
        }

        _faults += faults.Count(fault => !fault.StartsWith("  |", StringComparison.Ordinal));
    }
}
