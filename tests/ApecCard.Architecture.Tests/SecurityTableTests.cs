using System.Text.RegularExpressions;

namespace ApecCard.Architecture.Tests;

/// <summary>What docs/security.md says can be looked up: the tests and files it names are there, its table is whole.</summary>
public partial class SecurityTableTests
{
    private const string Met = "met", ByReview = "met by review", NotApplicable = "not applicable", NotMet = "not met";

    private static readonly string _text = File.ReadAllText(Tree.In("docs", "security.md"));

    private static readonly string[] _named = [.. InlineCode().Matches(_text).Select(code => code.Groups[1].Value)];

    private sealed record Row(string Id, string Level, string State, string By);

    private static readonly Row[] _rows =
    [
        .. from line in _text.Split('\n')
           where RequirementId().IsMatch(line)
           let cells = line.Trim().Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray()
           select cells is [var id, var level, _, var state, var by] ? new Row(id, level, state, by) : new(line, "", "", ""),
    ];

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var sources = Tree.Sources(Tree.In("tests")).ToLookup(file => Path.GetFileNameWithoutExtension(file));
        Assert.NotEmpty(_named.Where(IsTest));
        Assert.Empty(_named.Where(IsTest).Where(name => name.Split('.') is [var type, var method]
            && !sources[type].Any(file =>
                Regex.IsMatch(File.ReadAllText(file), $@"\bpublic (async )?(void|Task) {method}\("))));
    }

    [Fact]
    public void Every_file_that_is_named_exists()
    {
        Assert.NotEmpty(_named.Where(IsFile));
        Assert.Empty(_named.Where(IsFile).Where(path => !File.Exists(Tree.In(path.Split('/')))));
    }

    [Fact]
    public void Every_requirement_is_there_once_and_has_its_state_and_by_what()
    {
        Assert.Equal(_rows.Select(row => row.Id).Distinct(), _rows.Select(row => row.Id));
        Assert.All(_rows, row =>
        {
            Assert.True(row.Level is "1" or "2", $"{row.Id} has no level.");
            Assert.True(row.State is Met or ByReview or NotApplicable or NotMet, $"{row.Id} is {row.State}.");
            Assert.True(Shows(row), $"{row.Id} is {row.State}: by what?");
        });
    }

    [Fact]
    public void The_counts_are_those_of_the_table() => Assert.All([Met, ByReview, NotApplicable, NotMet], state =>
    {
        var counts = new[] { "1", "2" }.Select(level => _rows.Count(row => (row.State, row.Level) == (state, level)));
        Assert.Contains($"| {state} | {string.Join(" | ", counts)} |", _text, StringComparison.Ordinal);
    });

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

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^\| [0-9]+\.[0-9]+\.[0-9]+ ")]
    private static partial Regex RequirementId();

    [GeneratedRegex(@"^[A-Z]\w*\.[A-Z]\w*_\w+$")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^(?![./])[\w./-]+\.(cs|csproj|props|csv|json|md|mjs|ts|tsx|txt)$")]
    private static partial Regex FilePath();
}
