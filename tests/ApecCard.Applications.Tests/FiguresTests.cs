namespace ApecCard.Applications.Tests;

public class FiguresTests(ApplicationsService service) : IClassFixture<ApplicationsService>
{
    [Fact]
    public async Task Every_figure_can_be_read_from_the_database() =>
        Assert.Contains("apeccard.cases", await service.ReadFiguresAsync());
}
