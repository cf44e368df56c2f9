using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit.Testing;

namespace ApecCard.Payments.Tests.Checkout;

public sealed class JointCheckoutTests(PaymentsService service) : IClassFixture<PaymentsService>, IDisposable
{
    private readonly JointDesk _desk = new(service);

    public void Dispose() => (service.Provider.Answer, service.Provider.ClosureStatus) = (null, 200);

    [Fact]
    public async Task Several_charges_are_one_checkout_with_a_line_for_each()
    {
        var charges = await _desk.Charges(3);

        var opened = await JointDesk.Body(await _desk.Start(charges));

        Assert.Equal(2160.00m, opened.GetProperty("amount").GetDecimal());
        var asked = service.Provider.Last;
        Assert.Equal(2160.00m, asked.GetProperty("amount").GetDecimal());
        Assert.Equal("https://abtc.example/payments", asked.GetProperty("returnUrl").GetString());
        Assert.Equal(
            charges.Select(charge => (charge.Id, 720.00m)).Order(),
            asked.GetProperty("lines").EnumerateArray()
                .Select(line => (line.GetProperty("reference").GetGuid(), line.GetProperty("amount").GetDecimal()))
                .Order());
    }

    [Fact]
    public async Task One_payment_pays_them_all_and_repeated_or_parallel_callbacks_are_one()
    {
        var charges = await _desk.InCheckout(3);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _desk.Tell(charges)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await _desk.Tell(charges)).StatusCode);
        await using var db = service.OpenDatabase();
        await Eventually.Is(() => !db.Outbox.Any());
        foreach (var charge in charges)
        {
            Assert.Equal(ChargeState.Paid, (await service.Now(charge)).State);
            Assert.Equal(1, service.Services.GetTestHarness().Published.Select<FeePaid>()
                .Count(one => one.Context.Message.ChargeId == charge.Id && one.Context.Message.Amount == 720.00m));
            Assert.Single(await service.AuditOf(charge), "charge.paid");
        }
    }

    [Theory]
    [InlineData("amount", "1439.99")]
    [InlineData("amount", "720.00")]
    [InlineData("currency", "\"USD\"")]
    [InlineData("checkoutId", "\"c-another\"")]
    public async Task What_is_not_the_payment_of_all_of_them_pays_none(string field, string json)
    {
        var charges = await _desk.InCheckout(2);
        var said = JointDesk.Paid(charges);
        said[field] = JsonSerializer.Deserialize<JsonElement>(json);

        var answer = await service.Provider.Tell(service.Anonymous(), said);

        Assert.True(answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity);
        foreach (var charge in charges)
        {
            Assert.Equal(ChargeState.Open, (await service.Now(charge)).State);
            Assert.StartsWith("payment.refused ", (await service.AuditOf(charge))[^1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_charge_that_cannot_be_paid_any_more_refuses_them_all_and_is_named()
    {
        var charges = await _desk.Charges(2);
        var paid = await _desk.PayAlone((await _desk.Charges(1)).Single());
        var asked = service.Provider.Asked;

        var refusal = await Refusal.Is(HttpStatusCode.Conflict, "charge.already-paid", await _desk.Start([.. charges, paid]));

        Assert.Equal(paid.Id, refusal.GetProperty("chargeId").GetGuid());
        Assert.Equal(asked, service.Provider.Asked);
        await _desk.Unchanged(charges);
    }

    [Fact]
    public async Task What_expired_is_refused_by_its_code()
    {
        var charges = await _desk.Charges(2);
        await service.Bus.Publish(new CaseWithdrawn(charges[0].CaseId, 2, "APEC20260504000001", DateTimeOffset.UtcNow));
        await service.Becomes(charges[0], ChargeState.Expired);

        await Refusal.Is(HttpStatusCode.Conflict, "charge.expired", await _desk.Start(charges));
        await _desk.Unchanged(charges[1..]);
    }

    [Fact]
    public async Task Anothers_charge_is_not_found_and_nothing_changes()
    {
        var charges = await _desk.Charges(1);

        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found", await _desk.Start([.. charges, await service.ACharge()]));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await service.As(Roles.FinanceOfficer)
            .PostAsJsonAsync("/checkouts", new { chargeIds = new[] { charges[0].Id } }));
        await _desk.Unchanged(charges);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public async Task None_and_too_many_are_no_request(int count) => await Refusal.IsAbout("chargeIds",
        await _desk.Enterprise.PostAsJsonAsync(
            "/checkouts", new { chargeIds = Enumerable.Range(0, count).Select(_ => Guid.NewGuid()) }));

    [Fact]
    public async Task An_agent_pays_too_and_the_same_ones_again_are_the_same_checkout()
    {
        var charges = await _desk.Charges(2);
        var first = await JointDesk.Body(await _desk.Start(charges));

        var second = await service.As(Roles.Agent, _desk.EnterpriseId).PostAsJsonAsync(
            "/checkouts", new { chargeIds = charges.Select(charge => charge.Id).Reverse() });

        Assert.Equal(Url(first), Url(await JointDesk.Body(second)));
        Assert.Equal(2, (await service.Now(charges[0])).Version);
    }

    [Fact]
    public async Task A_case_that_was_withdrawn_meanwhile_has_its_share_given_back_and_the_others_are_paid()
    {
        var charges = await _desk.InCheckout(3);
        await service.Bus.Publish(new CaseWithdrawn(charges[0].CaseId, 2, "APEC20260504000001", DateTimeOffset.UtcNow));
        await service.Becomes(charges[0], ChargeState.Expired);

        Assert.Equal(HttpStatusCode.OK, (await _desk.Tell(charges)).StatusCode);
        await service.Bus.Publish(new CaseWithdrawn(charges[1].CaseId, 2, "APEC20260504000001", DateTimeOffset.UtcNow));

        await service.Becomes(charges[0], ChargeState.Refunded);
        await service.Becomes(charges[1], ChargeState.Refunded);
        Assert.Equal(ChargeState.Paid, (await service.Now(charges[2])).State);
        var (_, refund) = Assert.Single(service.Provider.Refunds, one => one.Key == $"{charges[0].Id}");
        Assert.Equal(charges[0].Id, refund.GetProperty("line").GetGuid());
        Assert.Equal(charges[0].JointCheckoutId, refund.GetProperty("merchantReference").GetGuid());
        Assert.Equal(720.00m, refund.GetProperty("amount").GetDecimal());
    }

    private static string? Url(JsonElement opened) => opened.GetProperty("checkoutUrl").GetString();
}
