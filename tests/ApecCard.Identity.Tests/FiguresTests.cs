namespace ApecCard.Identity.Tests;

public class FiguresTests(IdentityService service) : IClassFixture<IdentityService>
{
    [Fact]
    public async Task Every_figure_can_be_read_from_the_database() =>
        Assert.Contains("apeccard.sessions", await service.ReadFiguresAsync());
}
