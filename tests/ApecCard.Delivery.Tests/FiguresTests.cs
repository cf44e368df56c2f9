namespace ApecCard.Delivery.Tests;

public class FiguresTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task Every_figure_can_be_read_from_the_database() =>
        Assert.Contains("apeccard.cards", await service.ReadFiguresAsync());
}
