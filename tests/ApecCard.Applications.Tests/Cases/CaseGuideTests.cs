using ApecCard.Applications.Cases;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Cases;

public class CaseGuideTests
{
    [Fact]
    public void The_page_in_docs_says_what_the_tables_say() => Assert.True(
        CaseGuide.Markdown() == File.ReadAllText(Repository.PathTo("docs", "cases.md")), "Run ./apec guide.");

    [Fact]
    public void Every_label_has_its_step() =>
        Assert.All(Enum.GetValues<CaseLabel>(), label => Assert.NotEmpty(CaseStep.Of(label).English));
}
