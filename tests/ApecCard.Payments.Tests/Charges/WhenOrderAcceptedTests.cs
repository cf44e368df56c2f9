using System.Net;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Fees;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests.Charges;

public class WhenOrderAcceptedTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    [Fact]
    public async Task An_accepted_replacement_has_a_charge_of_its_own_beside_that_of_its_case()
    {
        var own = await service.ACharge();

        var charge = await service.AnOrdersCharge(own.CaseId);

        Assert.Equal(
            (720.00m, "CNY", Business.Replacement, "APEC20260504000001-01-hb"),
            (charge.Amount, charge.Currency, charge.Business, charge.OrderNumber));
        Assert.True(await service.IsPublished<ChargeOpened>(
            opened => opened.ChargeId == charge.Id && opened.OrderId == charge.OrderId));
        Assert.Equal((null, Business.Application), (own.OrderId, own.Business));
        Assert.Equal(2, (await service.ChargesOf(own.CaseId)).Length);
    }

    [Theory]
    [InlineData(OrderKind.EarlyProduction)]
    [InlineData(OrderKind.PassportChange)]
    [InlineData(OrderKind.Cancellation)]
    public async Task The_other_businesses_are_free(OrderKind kind)
    {
        var accepted = PaymentsService.Acceptance(kind);

        var messageId = Guid.NewGuid();
        await service.Bus.Publish(accepted, context => context.MessageId = messageId);

        await using var db = service.OpenDatabase();
        await Eventually.Is(() => db.Handled.AnyAsync(handled => handled.MessageId == messageId));
        Assert.Empty(await service.ChargesOf(accepted.CaseId));
    }

    [Fact]
    public async Task However_often_and_parallel_it_is_told_there_is_one_charge()
    {
        var accepted = PaymentsService.Acceptance();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Bus.Publish(accepted)));

        var harness = service.Services.GetTestHarness();
        await Eventually.Is(() => harness.Consumed.Select<OrderAccepted>()
            .Count(one => one.Context.Message.OrderId == accepted.OrderId && one.Exception is null) >= 8);
        Assert.Single(await service.ChargesOf(accepted.CaseId));
    }

    [Fact]
    public async Task It_is_paid_at_the_same_cashier_and_says_for_which_order()
    {
        var enterpriseId = Guid.NewGuid();
        var charge = await service.AnOrdersCharge(enterpriseId: enterpriseId);
        var started = await service.As(Roles.Enterprise, enterpriseId)
            .PostAsync($"/charges/{charge.Id}/checkout", null);
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        Assert.Contains("APEC20260504000001-01-hb", $"{service.Provider.Last}", StringComparison.Ordinal);

        await service.Pays(await service.Now(charge));

        Assert.True(await service.IsPublished<FeePaid>(
            paid => paid.ChargeId == charge.Id && paid.OrderId == charge.OrderId));
        var seen = await service.As(Roles.Enterprise, enterpriseId)
            .GetFromJsonAsync<ChargeView>($"/charges/{charge.Id}", Json.Options);
        Assert.Equal(
            (charge.OrderId, charge.OrderNumber, Business.Replacement, ChargeState.Paid),
            (seen!.OrderId, seen.OrderNumber, seen.Business, seen.State));
        var ofOrder = await service.As(Roles.Enterprise, enterpriseId)
            .GetFromJsonAsync<Page<ChargeView>>($"/charges?orderId={charge.OrderId}", Json.Options);
        Assert.Equal(charge.Id, Assert.Single(ofOrder!.Items).Id);
    }

    [Fact]
    public async Task The_end_of_the_case_touches_its_own_charge_only()
    {
        var own = await service.ACharge();
        var ofOrder = await service.AnOrdersCharge(own.CaseId);

        await service.Bus.Publish(new CaseLapsed(own.CaseId, 5, own.CaseNumber, DateTimeOffset.UtcNow));

        await service.Becomes(own, ChargeState.Expired);
        Assert.Equal(ChargeState.Open, (await service.Now(ofOrder)).State);
    }
}
