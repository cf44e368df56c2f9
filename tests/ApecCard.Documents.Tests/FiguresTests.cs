namespace ApecCard.Documents.Tests;

public class FiguresTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    [Fact]
    public async Task Every_figure_can_be_read_from_the_database() =>
        Assert.Contains("apeccard.files", await service.ReadFiguresAsync());
}
