namespace ApecCard.Payments.Tests;

public class FiguresTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    [Fact]
    public async Task Every_figure_can_be_read_from_the_database() =>
        Assert.Contains("apeccard.charges", await service.ReadFiguresAsync());
}
