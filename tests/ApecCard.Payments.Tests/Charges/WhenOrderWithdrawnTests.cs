using System.Net;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests.Charges;

public class WhenOrderWithdrawnTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    [Fact]
    public async Task The_open_charge_of_a_withdrawn_order_expires_and_that_of_its_case_stays()
    {
        var own = await service.ACharge();
        var charge = await service.AnOrdersCharge(own.CaseId);

        await service.Bus.Publish(Withdrawal(charge));
        await service.Bus.Publish(Withdrawal(charge));

        await service.Becomes(charge, ChargeState.Expired);
        await Eventually.Is(() => service.IsPublished<ChargeExpired>(
            expired => expired.ChargeId == charge.Id && expired.OrderId == charge.OrderId));
        Assert.Equal(ChargeState.Open, (await service.Now(own)).State);
    }

    [Fact]
    public async Task What_was_paid_meanwhile_is_given_back_in_full()
    {
        var enterpriseId = Guid.NewGuid();
        var charge = await service.AnOrdersCharge(enterpriseId: enterpriseId);
        var started = await service.As(Roles.Enterprise, enterpriseId)
            .PostAsync($"/charges/{charge.Id}/checkout", null);
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        await service.Pays(await service.Now(charge));

        await service.Bus.Publish(Withdrawal(charge));

        await service.Becomes(charge, ChargeState.Refunded);
        await Eventually.Is(() => service.IsPublished<FeeRefunded>(
            refunded => refunded.ChargeId == charge.Id && refunded.OrderId == charge.OrderId));
    }

    [Fact]
    public async Task A_withdrawal_that_overtakes_the_acceptance_leaves_no_charge_behind()
    {
        var accepted = PaymentsService.Acceptance();
        await Handled(new OrderWithdrawn(
            accepted.OrderId, 4, accepted.OrderNumber, accepted.Kind, accepted.CaseId, DateTimeOffset.UtcNow));

        await Handled(accepted);

        Assert.Empty(await service.ChargesOf(accepted.CaseId));
    }

    private async Task Handled<T>(T message) where T : class
    {
        var messageId = Guid.NewGuid();
        await service.Bus.Publish(message, context => context.MessageId = messageId);
        await using var db = service.OpenDatabase();
        await Eventually.Is(() => db.Handled.AnyAsync(handled => handled.MessageId == messageId));
    }

    private static OrderWithdrawn Withdrawal(Charge charge) => new(
        charge.OrderId!.Value, 4, charge.OrderNumber!, OrderKind.Replacement, charge.CaseId, DateTimeOffset.UtcNow);
}
