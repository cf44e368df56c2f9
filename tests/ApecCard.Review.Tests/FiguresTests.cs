namespace ApecCard.Review.Tests;

public class FiguresTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task Every_figure_can_be_read_from_the_database() =>
        Assert.Contains("apeccard.preclearances", await service.ReadFiguresAsync());
}
