using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit.Testing;

namespace ApecCard.Payments.Tests.Refunds;

public sealed class RefundFeesTests(PaymentsService service) : IClassFixture<PaymentsService>, IDisposable
{
    public void Dispose() => service.Provider.RefundAnswer = null;

    [Fact]
    public async Task The_fee_of_a_withdrawn_case_is_given_back_at_the_provider_and_that_is_told_once()
    {
        var charge = await service.APaidCharge();

        await Withdraw(charge);

        await service.Becomes(charge, ChargeState.Refunded);
        var asked = Assert.Single(service.Provider.Refunds, one => one.Key == charge.Id.ToString());
        Assert.Equal($"T-{charge.Id}", asked.Body.GetProperty("transactionId").GetString());
        Assert.Equal(720.00m, asked.Body.GetProperty("amount").GetDecimal());
        await ToldOnce(charge);
        Assert.Equal(["charge.opened", "checkout.started", "charge.paid", "charge.refund-due", "charge.refunded"],
            await service.AuditOf(charge));
        foreach (var reader in (HttpClient[])
            [service.As(Roles.FinanceOfficer), service.As(Roles.Enterprise, charge.EnterpriseId)])
        {
            var view = await reader.GetFromJsonAsync<JsonElement>($"/charges/{charge.Id}");
            Assert.Equal("Refunded", view.GetProperty("state").GetString());
            Assert.True(view.GetProperty("refundedAt").GetDateTimeOffset()
                >= view.GetProperty("refundDueAt").GetDateTimeOffset());
        }

        await Refusal.Is(HttpStatusCode.Conflict, "charge.refunded",
            await service.As(Roles.Enterprise, charge.EnterpriseId).PostAsync($"/charges/{charge.Id}/checkout", null));
    }

    [Theory]
    [InlineData(503, "")]
    [InlineData(404, "{}")]
    [InlineData(201, "{}")]
    [InlineData(201, "no JSON")]
    [InlineData(201, """{"refundId":"r","transactionId":"another"}""")]
    public async Task While_the_provider_does_not_confirm_it_is_asked_again_under_the_same_key(int status, string body)
    {
        var charge = await service.APaidCharge();
        service.Provider.RefundAnswer = (status, body);

        await Withdraw(charge);
        await Eventually.Is(async () => (await service.Now(charge)).RefundFailures > 0, seconds: 20);
        Assert.Equal(ChargeState.Refunding, (await service.Now(charge)).State);
        Assert.False(await service.IsPublished<FeeRefunded>(refunded => refunded.ChargeId == charge.Id));

        service.Provider.RefundAnswer = null;
        await service.Becomes(charge, ChargeState.Refunded);
        await ToldOnce(charge);
        Assert.All(service.Provider.Refunds.Where(one =>
            one.Body.GetProperty("merchantReference").GetGuid() == charge.Id), one =>
            Assert.Equal(charge.Id.ToString(), one.Key));
    }

    [Fact]
    public async Task Who_pays_while_the_case_is_withdrawn_gets_the_money_back_and_no_fee_is_captured()
    {
        var charge = await service.AChargeInCheckout();
        await Withdraw(charge);
        await service.Becomes(charge, ChargeState.Expired);

        for (var time = 0; time < 3; time++) // the provider repeats itself
        {
            var told = await service.Provider.Tell(service.Anonymous(), Provider.Paid(charge));
            Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        }

        await service.Becomes(charge, ChargeState.Refunded);
        await ToldOnce(charge);
        Assert.NotNull((await service.Now(charge)).PaidAt);
        Assert.False(await service.IsPublished<FeePaid>(paid => paid.ChargeId == charge.Id));
        Assert.Equal(
            ["charge.opened", "checkout.started", "charge.expired", "charge.paid-too-late", "charge.refunded"],
            await service.AuditOf(charge));
    }

    [Fact]
    public async Task Whichever_comes_first_payment_or_withdrawal_the_money_goes_back_once()
    {
        for (var round = 0; round < 6; round++)
        {
            var charge = await service.AChargeInCheckout();

            await Task.WhenAll(
                Withdraw(charge),
                service.Provider.Tell(service.Anonymous(), Provider.Paid(charge)),
                service.Provider.Tell(service.Anonymous(), Provider.Paid(charge)));

            await service.Becomes(charge, ChargeState.Refunded);
            await ToldOnce(charge);
            Assert.Single(service.Provider.Refunds, one => one.Key == charge.Id.ToString());
        }
    }

    private Task Withdraw(Charge charge) =>
        service.Bus.Publish(new CaseWithdrawn(charge.CaseId, 5, charge.CaseNumber, DateTimeOffset.UtcNow));

    private async Task ToldOnce(Charge charge)
    {
        await using var db = service.OpenDatabase();
        await Eventually.Is(() => !db.Outbox.Any());
        Assert.Equal(1, service.Services.GetTestHarness().Published.Select<FeeRefunded>()
            .Count(one => one.Context.Message.ChargeId == charge.Id));
    }
}
