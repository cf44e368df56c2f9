using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Payments.Tests.Checkout;

/// <summary>Who comes back from the cashier asks for the payment, instead of waiting until the provider says it.</summary>
public sealed class CheckPaymentTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    [Fact]
    public async Task A_payment_that_was_not_told_of_yet_is_found_at_once_and_once()
    {
        var charge = await service.AChargeInCheckout();
        Assert.True((await Shown(charge)).InCheckout);
        Says(charge, "Paid");

        var checkedOnce = await Checked(charge);
        var asked = AskedAbout(charge);
        var again = await Checked(charge);

        Assert.Equal((ChargeState.Paid, false), (checkedOnce.State, checkedOnce.InCheckout));
        Assert.Equal(checkedOnce, again);
        Assert.Equal(asked, AskedAbout(charge)); // there is nothing left to ask about
        Assert.False(await service.IsWatched(charge));
        Assert.Equal(["charge.opened", "checkout.started", "charge.paid"], await service.AuditOf(charge));
        Assert.True(await service.IsPublished<FeePaid>(paid => paid.ChargeId == charge.Id));
    }

    [Fact]
    public async Task From_several_windows_at_once_it_is_paid_once()
    {
        var charge = await service.AChargeInCheckout();
        Says(charge, "Paid");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Check(charge)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(["charge.opened", "checkout.started", "charge.paid"], await service.AuditOf(charge));
    }

    [Fact]
    public async Task What_nobody_has_paid_stays_open_and_is_still_watched()
    {
        var charge = await service.AChargeInCheckout();
        Says(charge, "Open");

        var shown = await Checked(charge);

        Assert.Equal((ChargeState.Open, true), (shown.State, shown.InCheckout));
        Assert.True(await service.IsWatched(charge));
        Assert.DoesNotContain(charge.CheckoutId, service.Provider.Closed);
    }

    [Fact]
    public async Task Before_anybody_went_to_pay_there_is_nothing_to_ask_about()
    {
        var charge = await service.ACharge();

        var shown = await Checked(charge);

        Assert.Equal((ChargeState.Open, false), (shown.State, shown.InCheckout));
        Assert.Equal(0, AskedAbout(charge));
    }

    [Fact]
    public async Task One_payment_of_several_charges_is_found_whichever_is_asked_for()
    {
        var charges = await new JointDesk(service).InCheckout(2);
        service.Provider.States[charges[0].CheckoutId!] = (200, JsonSerializer.Serialize(
            new Dictionary<string, object?>(JointDesk.Paid(charges)) { ["state"] = "Paid" }));

        Assert.Equal(ChargeState.Paid, (await Checked(charges[1])).State);

        Assert.Equal(ChargeState.Paid, (await service.Now(charges[0])).State);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_changes_nothing()
    {
        var charge = await service.AChargeInCheckout();
        service.Provider.States[charge.CheckoutId!] = (401, "{}");

        await Refusal.Is(
            HttpStatusCode.ServiceUnavailable, "payment-provider.unavailable", await Check(charge));

        Assert.Equal(charge.RowVersion, (await service.Now(charge)).RowVersion);
        Assert.True(await service.IsWatched(charge));
    }

    [Fact]
    public async Task Nobody_asks_for_anothers_payment()
    {
        var charge = await service.AChargeInCheckout();
        Says(charge, "Paid");
        var path = $"/charges/{charge.Id}/checkout/inquiry";

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await service.As(Roles.Enterprise, Guid.NewGuid()).PostAsync(path, null)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden, (await service.As(Roles.FinanceOfficer).PostAsync(path, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.Anonymous().PostAsync(path, null)).StatusCode);
        Assert.Equal(0, AskedAbout(charge));
    }

    private Task<HttpResponseMessage> Check(Charge charge) =>
        service.As(Roles.Agent, charge.EnterpriseId).PostAsync($"/charges/{charge.Id}/checkout/inquiry", null);

    private async Task<ChargeView> Checked(Charge charge)
    {
        var answer = await Check(charge);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<ChargeView>(Json.Options))!;
    }

    private async Task<ChargeView> Shown(Charge charge) => (await service.As(Roles.Agent, charge.EnterpriseId)
        .GetFromJsonAsync<ChargeView>($"/charges/{charge.Id}", Json.Options))!;

    private int AskedAbout(Charge charge) => service.Provider.AskedAbout.Count(one => one == charge.CheckoutId);

    private void Says(Charge charge, string state) => service.Provider.States[charge.CheckoutId!] =
        (200, JsonSerializer.Serialize(new Dictionary<string, object?>(Provider.Paid(charge)) { ["state"] = state }));
}
