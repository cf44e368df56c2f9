using System.Text.RegularExpressions;

namespace ApecCard.Architecture.Tests;

/// <summary>What docs/security.md says can be looked up: the tests and files it names are there, its table is whole.</summary>
public partial class SecurityTableTests
{
    private const string Met = "met", ByReview = "met by review", NotApplicable = "not applicable", NotMet = "not met";

    private static readonly string[] _states = [Met, ByReview, NotApplicable, NotMet];

    private static readonly string _text = File.ReadAllText(Tree.In("docs", "security.md"));

    private static readonly string[] _named = [.. InlineCode().Matches(_text).Select(code => code.Groups[1].Value)];

    private sealed record Row(string Id, string Level, string State, string By);

    private static readonly Row[] _rows = [.. _text.Split('\n').Where(line => RequirementId().IsMatch(line)).Select(Read)];

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var sources = Tree.Sources(Tree.In("tests")).ToLookup(file => Path.GetFileName(file).Split('.')[0]);
        Assert.Contains(_named, IsTest);
        Assert.DoesNotContain(_named.Where(IsTest), name => name.Split('.') is [var type, var method]
            && !sources[type].Any(file =>
                Regex.IsMatch(File.ReadAllText(file), $@"\bpublic (async )?(void|Task) {method}\(")));
    }

    [Fact]
    public void Every_file_that_is_named_exists()
    {
        Assert.Contains(_named, IsFile);
        Assert.DoesNotContain(_named.Where(IsFile), path => !File.Exists(Tree.In(path.Split('/'))));
    }

    [Fact]
    public void Every_requirement_is_there_once_and_has_its_state_and_by_what()
    {
        Assert.Equal(_rows.Select(row => row.Id).Distinct(), _rows.Select(row => row.Id));
        Assert.All(_rows, row =>
        {
            Assert.True(row.Level is "1" or "2", $"{row.Id} has no level.");
            Assert.True(_states.Contains(row.State), $"{row.Id} is {row.State}.");
            Assert.True(Shows(row), $"{row.Id} is {row.State}: by what?");
        });
    }

    [Fact]
    public void The_counts_are_those_of_the_table() => Assert.All(_states, state =>
        Assert.Contains($"| {state} | {Count(state, "1")} | {Count(state, "2")} |", _text, StringComparison.Ordinal));

    private static Row Read(string line) =>
        line.Trim().Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray() is
            [var id, var level, _, var state, var shownBy]
            ? new(id, level, state, shownBy)
            : new(line, "", "", "");

    private static int Count(string state, string level) =>
        _rows.Count(row => row.State == state && row.Level == level);

    private static bool Shows(Row row)
    {
        var named = InlineCode().Matches(row.By).Select(code => code.Groups[1].Value);
        return row.State switch
        {
            Met => named.Any(IsTest),
            ByReview => named.Any(IsFile),
            _ => row.By.Length > 0,
        };
    }

    private static bool IsTest(string code) => TestName().IsMatch(code);

    private static bool IsFile(string code) => FilePath().IsMatch(code);

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^\| [0-9]+\.[0-9]+\.[0-9]+ ")]
    private static partial Regex RequirementId();

    [GeneratedRegex(@"^[A-Z]\w*\.[A-Z]\w*$")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^(?![./])[\w./-]+\.(cs|csproj|props|csv|json|md|mjs|ts|tsx|txt)$")]
    private static partial Regex FilePath();
}
