using System.Net.Http.Headers;
using System.Text;
using ApecCard.Testing;

namespace ApecCard.Conformance.Tests;

/// <summary>The kit lets good subscribers pass, and finds out what the others get wrong.</summary>
public class ConformanceTests
{
    private const string Twice = "2/8", Fields = "4/8", Type = "5/8", Gaps = "6/8", Broken = "7/8", Begun = "8/8",
        End = "end";

    [Fact]
    public async Task The_sample_in_CSharp_conforms_and_nothing_is_left_at_the_broker()
    {
        Conforms(await Subscribers.TryAsync(Subscribers.InCSharp));
        using var management = new HttpClient { BaseAddress = TestServers.RabbitMqManagement };
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(
            Encoding.UTF8.GetBytes(Uri.UnescapeDataString(new Uri(TestServers.RabbitMq).UserInfo))));
        var definitions = await management.GetStringAsync("api/definitions");
        Assert.Contains("\"vhosts\"", definitions, StringComparison.Ordinal);
        Assert.DoesNotContain("conformance", definitions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_in_TypeScript_conforms() =>
        Conforms(await Subscribers.TryAsync(await Subscribers.InTypeScriptAsync()));

    [Fact]
    public Task Counting_what_comes_twice_is_found() => IsFoundAsync(
        Twice, "counted twice: ", ("Number(said.sequence) <= one.sequence || ", ""));

    [Fact]
    public Task Taking_the_last_delivered_for_the_newest_is_found() => IsFoundAsync(
        Twice, "out of order: ",
        ("Number(said.sequence) <= one.sequence || ", ""),
        ("events: one.events + 1", "events: Math.max(one.events, Number(said.sequence))"));

    [Fact]
    public Task Dying_of_a_field_is_found() => IsFoundAsync(
        Fields, "it ended here, with exit code 4",
        ("async function hear(said) {", "async function hear(said) {\n    if (said.importance) process.exit(4);"));

    [Fact]
    public Task Dying_of_a_type_is_found() => IsFoundAsync(
        Type, "it ended here, with exit code 3",
        ("default:\n            return false;", "default:\n            process.exit(3);"));

    [Fact]
    public Task Never_getting_past_a_type_is_found() => IsFoundAsync(
        Type, "it did not answer the test event within 15 seconds", patience: 15,
        ("default:\n            return false;", "default:\n            throw new Error('What is that?');"));

    [Fact]
    public Task Ignoring_gaps_is_found() => IsFoundAsync(Gaps, "missed ", ("await read(); // if", "// if"));

    [Fact]
    public Task Not_reading_after_the_line_broke_is_found() => IsFoundAsync(
        Broken, "missed ", ("async function listen() {\n    await read();", "async function listen() {"),
        ("await read(); // if", "// if"));

    [Fact]
    public Task Losing_the_place_with_the_process_is_found() => IsFoundAsync(
        Begun, "missed APEC20260504000001 altogether", ("stringify(known)", "stringify({ ...known, cases: {} })"));

    [Fact]
    public Task Never_acknowledging_is_found() => IsFoundAsync(
        End, "did not acknowledge: ", ("channel.ack(letter);", ""), ("prefetch(100)", "prefetch(0)"));

    [Fact]
    public async Task Without_a_command_it_tells_how_it_is_used()
    {
        using var said = new StringWriter();
        using var wrong = new StringWriter();
        Assert.Equal(2, await ConformanceCommand.RunAsync([], said, wrong));
        Assert.Contains("COMMAND", wrong.ToString(), StringComparison.Ordinal);
    }

    private static Task IsFoundAsync(string chapter, string fault, params (string Right, string Wrong)[] mistakes) =>
        IsFoundAsync(chapter, fault, patience: 60, mistakes);

    private static async Task IsFoundAsync(
        string chapter, string fault, int patience, params (string Right, string Wrong)[] mistakes)
    {
        using var mistaken = await MistakenSample.OfAsync(mistakes);
        var (exitCode, said) = await Subscribers.TryAsync(mistaken.Command, patience);
        Assert.Contains(fault, Of(chapter, said), StringComparison.Ordinal);
        Assert.Contains("It does not conform: ", said, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    private static void Conforms((int ExitCode, string Said) end)
    {
        Assert.True(end.ExitCode == 0, end.Said);
        Assert.EndsWith("It conforms.", end.Said.TrimEnd(), StringComparison.Ordinal);
    }

    // What was said about one chapter: its line and those that are indented below.
    private static string Of(string chapter, string said)
    {
        var lines = said.Split('\n').SkipWhile(line => !line.StartsWith(chapter, StringComparison.Ordinal)).ToArray();
        Assert.True(lines.Length > 0, said);
        return string.Join('\n', lines.Take(1).Concat(lines.Skip(1).TakeWhile(line => line.StartsWith(' '))));
    }
}
