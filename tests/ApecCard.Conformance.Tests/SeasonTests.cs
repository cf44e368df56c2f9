using ApecCard.Testing;

namespace ApecCard.Conformance.Tests;

/// <summary>The recorded season has in it what the chapters need.</summary>
public class SeasonTests
{
    private readonly IReadOnlyList<Letter> _season = Season.Read();

    [Fact]
    public void It_is_the_one_that_is_written_again() => Assert.Equal(
        SeasonMaker.Lines(),
        File.ReadLines(Repository.PathTo("tools", "ApecCard.Conformance", "season.jsonl")));

    [Fact]
    public void Cursors_and_times_go_on_and_every_case_counts_from_one()
    {
        Assert.Equal(_season.Select(one => one.Cursor).Order().Distinct(), _season.Select(one => one.Cursor));
        Assert.Equal(_season.Select(one => one.Time).Order(), _season.Select(one => one.Time));
        Assert.All(_season.GroupBy(one => one.Subject), oneCase => Assert.All(
            oneCase.Select((letter, index) => (letter, index)),
            one => Assert.Contains($"\"sequence\":\"{one.index + 1:D6}\"", one.letter.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_unknown_type_comes_in_its_chapter_only()
    {
        var parts = Enumerable.Range(0, 8).Where(
            part => _season.Part(part, 8).Any(one => one.Type == SeasonMaker.UnknownType));
        Assert.Equal([4], parts);
    }
}
