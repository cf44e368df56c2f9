using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Checkout;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Payments.Tests.Checkout;

/// <summary>No callback comes: the provider is asked.</summary>
public sealed class WatchCheckoutsTests(PaymentsService service) : IClassFixture<PaymentsService>, IDisposable
{
    public void Dispose() => service.Provider.ClosureStatus = 200;

    [Fact]
    public async Task A_payment_whose_callback_is_lost_is_found_by_asking()
    {
        var charge = await service.AChargeInCheckout();
        Says(charge, Status(charge));

        await service.Later();

        await service.Becomes(charge, ChargeState.Paid);
        Assert.Equal(["charge.opened", "checkout.started", "charge.paid"], await service.AuditOf(charge));
        Assert.True(await service.IsPublished<FeePaid>(paid => paid.ChargeId == charge.Id));
        await Eventually.Is(async () => !await service.IsWatched(charge));
        Assert.Equal(HttpStatusCode.OK, // the callback comes after all
            (await service.Provider.Tell(service.Anonymous(), Provider.Paid(charge))).StatusCode);
        Assert.Equal(3, (await service.Now(charge)).Version);
    }

    [Fact]
    public async Task One_payment_of_several_charges_is_found_by_asking_once()
    {
        var desk = new JointDesk(service);
        var charges = await desk.InCheckout(2);
        Says(charges[0], JsonSerializer.Serialize(
            new Dictionary<string, object?>(JointDesk.Paid(charges)) { ["state"] = "Paid" }));

        await service.Later();

        foreach (var charge in charges)
        {
            await service.Becomes(charge, ChargeState.Paid);
        }
    }

    [Theory]
    [InlineData(503, "")]
    [InlineData(401, "{}")]
    [InlineData(200, "{}")]
    [InlineData(200, "no JSON")]
    [InlineData(200, """{"checkoutId":"another","state":"Paid"}""")]
    public async Task While_the_provider_cannot_say_nothing_is_paid_and_it_is_asked_again(int status, string body)
    {
        var charge = await service.AChargeInCheckout();
        service.Provider.States[charge.CheckoutId!] = (status, body);

        await service.Later();
        await Eventually.Is(() => service.Provider.AskedAbout.Contains(charge.CheckoutId));
        Assert.Equal(ChargeState.Open, (await service.Now(charge)).State);
        Assert.True(await service.IsWatched(charge));

        Says(charge, Status(charge));
        await service.Later();
        await service.Becomes(charge, ChargeState.Paid);
    }

    [Theory]
    [InlineData("state", "Open")]
    [InlineData("transactionId", null)]
    [InlineData("transactionId", "")]
    [InlineData("paidAt", null)]
    [InlineData("currency", null)]
    public async Task What_is_not_said_to_be_paid_in_full_is_not_paid(string field, string? value)
    {
        var charge = await service.AChargeInCheckout();
        var said = Said(charge);
        said[field] = value;
        Says(charge, JsonSerializer.Serialize(said));
        var before = service.Provider.AskedAbout.Count(one => one == charge.CheckoutId);

        await service.Later();
        await Eventually.Is(() => service.Provider.AskedAbout.Count(one => one == charge.CheckoutId) > before);
        await service.Later();
        await Eventually.Is(() => service.Provider.AskedAbout.Count(one => one == charge.CheckoutId) > before + 1);

        Assert.Equal(ChargeState.Open, (await service.Now(charge)).State);
        Assert.True(await service.IsWatched(charge));
    }

    [Fact]
    public async Task Another_amount_is_refused_and_noted_once_also_when_asked()
    {
        var charge = await service.AChargeInCheckout();
        var said = Said(charge);
        said["amount"] = 7.20m;
        Says(charge, JsonSerializer.Serialize(said));

        await service.Later();
        await Eventually.Is(async () => !await service.IsWatched(charge));

        Assert.Equal(ChargeState.Open, (await service.Now(charge)).State);
        Assert.Equal(["charge.opened", "checkout.started", "payment.refused payment.wrong-amount"],
            await service.AuditOf(charge));
    }

    [Fact]
    public async Task What_was_closed_is_asked_about_no_more_until_it_is_started_again()
    {
        var charge = await service.AChargeInCheckout();
        var said = Said(charge);
        said["state"] = "Closed";
        Says(charge, JsonSerializer.Serialize(said));

        await service.Later();
        await Eventually.Is(async () => !await service.IsWatched(charge));
        Assert.Equal(ChargeState.Open, (await service.Now(charge)).State);

        await service.As(Roles.Enterprise, charge.EnterpriseId).PostAsync($"/charges/{charge.Id}/checkout", null);
        Assert.True(await service.IsWatched(charge));
    }

    [Fact]
    public async Task After_a_day_the_checkout_is_closed_and_not_before()
    {
        var charge = await service.AChargeInCheckout();
        var said = Said(charge);
        said["state"] = "Open";
        Says(charge, JsonSerializer.Serialize(said));

        await service.Later(by: WatchedCheckout.Patience - TimeSpan.FromMinutes(5));
        await Eventually.Is(() => service.Provider.AskedAbout.Contains(charge.CheckoutId));
        Assert.DoesNotContain(charge.CheckoutId, service.Provider.Closed);

        service.Provider.ClosureStatus = 409; // somebody pays at that moment
        await service.Later(by: TimeSpan.FromMinutes(6));
        await Eventually.Is(() => service.Provider.Closed.Contains(charge.CheckoutId));
        Assert.True(await service.IsWatched(charge));
        Says(charge, Status(charge));
        await service.Later();
        await service.Becomes(charge, ChargeState.Paid);
    }

    [Fact]
    public async Task When_the_case_has_ended_nobody_pays_for_it_any_more()
    {
        var charge = await service.AChargeInCheckout();
        await service.Bus.Publish(new CaseWithdrawn(charge.CaseId, 5, charge.CaseNumber, DateTimeOffset.UtcNow));
        await service.Becomes(charge, ChargeState.Expired);

        await service.Later();

        await Eventually.Is(async () => !await service.IsWatched(charge));
        Assert.Contains(charge.CheckoutId, service.Provider.Closed);
    }

    [Fact]
    public void The_pauses_grow_to_ten_minutes()
    {
        var now = DateTimeOffset.UnixEpoch;
        var watched = new WatchedCheckout { CheckoutId = "c", Reference = Guid.NewGuid(), Since = now };
        var pauses = Enumerable.Range(0, 10).Select(_ =>
        {
            watched.Postpone(now);
            return (watched.AskAt - now).TotalSeconds;
        });
        Assert.Equal([10, 20, 40, 80, 160, 320, 600, 600, 600, 600], pauses);
        Assert.False(watched.IsOver(now.AddHours(24)));
        Assert.True(watched.IsOver(now.AddHours(24).AddSeconds(1)));
    }

    private void Says(Charge charge, string body) => service.Provider.States[charge.CheckoutId!] = (200, body);

    private static string Status(Charge charge) => JsonSerializer.Serialize(Said(charge));

    private static Dictionary<string, object?> Said(Charge charge) => new(Provider.Paid(charge)) { ["state"] = "Paid" };
}
