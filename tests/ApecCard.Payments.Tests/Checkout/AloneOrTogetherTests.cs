using System.Net;
using ApecCard.Payments.Charges;
using ApecCard.Testing;

namespace ApecCard.Payments.Tests.Checkout;

/// <summary>A charge is in one checkout at a time: what is opened later closes what was opened before.</summary>
public sealed class AloneOrTogetherTests(PaymentsService service) : IClassFixture<PaymentsService>, IDisposable
{
    private readonly JointDesk _desk = new(service);

    public void Dispose() => (service.Provider.Answer, service.Provider.ClosureStatus) = (null, 200);

    [Fact]
    public async Task Alone_after_together_closes_what_was_opened_together()
    {
        var charges = await _desk.InCheckout(2);
        var joint = charges[0].CheckoutId!;

        Assert.Equal(HttpStatusCode.OK, (await _desk.Alone(charges[0])).StatusCode);

        Assert.Contains(joint, service.Provider.Closed);
        var now = await service.Now(charges[0]);
        Assert.Equal(($"c-{charges[0].Id}", null), (now.CheckoutId, now.JointCheckoutId));
        Assert.Equal(HttpStatusCode.OK, (await service.Provider.Tell(service.Anonymous(), Provider.Paid(now))).StatusCode);
        Assert.Equal(ChargeState.Paid, (await service.Now(charges[0])).State);
        Assert.Equal(ChargeState.Open, (await service.Now(charges[1])).State);
        Assert.Equal(HttpStatusCode.OK, (await _desk.Start(charges[1..])).StatusCode); // no dead end for the other
    }

    [Fact]
    public async Task Together_after_alone_closes_what_was_opened_alone()
    {
        var charges = await _desk.Charges(2);
        await _desk.Alone(charges[0]);
        var alone = (await service.Now(charges[0])).CheckoutId!;

        Assert.Equal(HttpStatusCode.OK, (await _desk.Start(charges)).StatusCode);

        Assert.Contains(alone, service.Provider.Closed);
        Assert.Equal(HttpStatusCode.OK, (await _desk.Tell(await _desk.Now(charges))).StatusCode);
        Assert.All(await _desk.Now(charges), charge => Assert.Equal(ChargeState.Paid, charge.State));
    }

    [Fact]
    public async Task While_a_payment_is_on_its_way_nothing_else_is_opened()
    {
        var charges = await _desk.InCheckout(2);
        service.Provider.ClosureStatus = 409;

        await Refusal.Is(HttpStatusCode.Conflict, "charge.payment-arriving", await _desk.Alone(charges[0]));
        await Refusal.Is(HttpStatusCode.Conflict, "charge.payment-arriving", await _desk.Start(charges[..1]));

        Assert.Equal(HttpStatusCode.OK, (await _desk.Tell(charges)).StatusCode);
        Assert.All(await _desk.Now(charges), charge => Assert.Equal(ChargeState.Paid, charge.State));
    }

    [Fact]
    public async Task When_the_provider_closes_nothing_nothing_changes()
    {
        var charges = await _desk.InCheckout(2);
        service.Provider.ClosureStatus = 500;

        await Refusal.Is(
            HttpStatusCode.ServiceUnavailable, "payment-provider.unavailable", await _desk.Alone(charges[0]));
        await _desk.Unchanged(charges);
    }

    [Fact]
    public async Task Started_alone_and_together_at_once_each_charge_ends_in_one_checkout()
    {
        var charges = await _desk.Charges(2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? _desk.Start(charges) : _desk.Alone(charges[0])));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var now = await _desk.Now(charges);
        Assert.NotNull(now[0].CheckoutId);
        Assert.NotNull(now[1].JointCheckoutId);
    }
}
