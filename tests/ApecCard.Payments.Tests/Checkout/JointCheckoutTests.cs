using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit.Testing;

namespace ApecCard.Payments.Tests.Checkout;

public sealed class JointCheckoutTests : IClassFixture<PaymentsService>, IDisposable
{
    private readonly PaymentsService _service;
    private readonly Guid _enterpriseId = Guid.NewGuid();
    private readonly HttpClient _enterprise;

    public JointCheckoutTests(PaymentsService service)
    {
        _service = service;
        _enterprise = service.As(Roles.Enterprise, _enterpriseId);
    }

    public void Dispose() => (_service.Provider.Answer, _service.Provider.ClosureStatus) = (null, 200);

    [Fact]
    public async Task Several_charges_are_one_checkout_with_a_line_for_each()
    {
        var charges = await Charges(3);

        var opened = await Body(await Start(charges));

        Assert.Equal(2160.00m, opened.GetProperty("amount").GetDecimal());
        var asked = _service.Provider.Last;
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
        var charges = await InCheckout(3);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Tell(charges)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await Tell(charges)).StatusCode);
        await using var db = _service.OpenDatabase();
        await Eventually.Is(() => !db.Outbox.Any());
        foreach (var charge in charges)
        {
            Assert.Equal(ChargeState.Paid, (await _service.Now(charge)).State);
            Assert.Equal(1, _service.Services.GetTestHarness().Published.Select<FeePaid>()
                .Count(one => one.Context.Message.ChargeId == charge.Id && one.Context.Message.Amount == 720.00m));
            Assert.Single(await _service.AuditOf(charge), "charge.paid");
        }
    }

    [Theory]
    [InlineData("amount", "1439.99")]
    [InlineData("amount", "720.00")]
    [InlineData("currency", "\"USD\"")]
    [InlineData("checkoutId", "\"c-another\"")]
    public async Task What_is_not_the_payment_of_all_of_them_pays_none(string field, string json)
    {
        var charges = await InCheckout(2);
        var said = Paid(charges);
        said[field] = JsonSerializer.Deserialize<JsonElement>(json);

        var answer = await _service.Provider.Tell(_service.Anonymous(), said);

        Assert.True(answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity);
        foreach (var charge in charges)
        {
            Assert.Equal(ChargeState.Open, (await _service.Now(charge)).State);
            Assert.StartsWith("payment.refused ", (await _service.AuditOf(charge))[^1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_charge_that_cannot_be_paid_any_more_refuses_them_all_and_is_named()
    {
        var charges = await Charges(2);
        var paid = await PayAlone((await Charges(1)).Single());
        var asked = _service.Provider.Asked;

        var refusal = await Refusal.Is(HttpStatusCode.Conflict, "charge.already-paid", await Start([.. charges, paid]));

        Assert.Equal(paid.Id, refusal.GetProperty("chargeId").GetGuid());
        Assert.Equal(asked, _service.Provider.Asked);
        await Unchanged(charges);
    }

    [Fact]
    public async Task What_expired_is_refused_by_its_code()
    {
        var charges = await Charges(2);
        await _service.Bus.Publish(new CaseWithdrawn(charges[0].CaseId, 2, "APEC20260504000001", DateTimeOffset.UtcNow));
        await _service.Becomes(charges[0], ChargeState.Expired);

        await Refusal.Is(HttpStatusCode.Conflict, "charge.expired", await Start(charges));
        await Unchanged(charges[1..]);
    }

    [Fact]
    public async Task Anothers_charge_is_not_found_and_nothing_changes()
    {
        var charges = await Charges(1);

        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found", await Start([.. charges, await _service.ACharge()]));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await _service.As(Roles.FinanceOfficer)
            .PostAsJsonAsync("/checkouts", new { chargeIds = new[] { charges[0].Id } }));
        await Unchanged(charges);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public async Task None_and_too_many_are_no_request(int count) => await Refusal.IsAbout("chargeIds",
        await _enterprise.PostAsJsonAsync(
            "/checkouts", new { chargeIds = Enumerable.Range(0, count).Select(_ => Guid.NewGuid()) }));

    [Fact]
    public async Task An_agent_pays_too_and_the_same_ones_again_are_the_same_checkout()
    {
        var charges = await Charges(2);
        var first = await Body(await Start(charges));

        var second = await _service.As(Roles.Agent, _enterpriseId).PostAsJsonAsync(
            "/checkouts", new { chargeIds = charges.Select(charge => charge.Id).Reverse() });

        Assert.Equal(Url(first), Url(await Body(second)));
        Assert.Equal(2, (await _service.Now(charges[0])).Version);
    }

    [Fact]
    public async Task Alone_after_together_closes_what_was_opened_together()
    {
        var charges = await InCheckout(2);
        var joint = charges[0].CheckoutId!;

        Assert.Equal(HttpStatusCode.OK, (await Alone(charges[0])).StatusCode);

        Assert.Contains(joint, _service.Provider.Closed);
        var now = await _service.Now(charges[0]);
        Assert.Equal(($"c-{charges[0].Id}", null), (now.CheckoutId, now.JointCheckoutId));
        Assert.Equal(HttpStatusCode.OK, (await _service.Provider.Tell(_service.Anonymous(), Provider.Paid(now))).StatusCode);
        Assert.Equal(ChargeState.Paid, (await _service.Now(charges[0])).State);
        Assert.Equal(ChargeState.Open, (await _service.Now(charges[1])).State);
        Assert.Equal(HttpStatusCode.OK, (await Start(charges[1..])).StatusCode); // no dead end for the other
    }

    [Fact]
    public async Task Together_after_alone_closes_what_was_opened_alone()
    {
        var charges = await Charges(2);
        await Alone(charges[0]);
        var alone = (await _service.Now(charges[0])).CheckoutId!;

        Assert.Equal(HttpStatusCode.OK, (await Start(charges)).StatusCode);

        Assert.Contains(alone, _service.Provider.Closed);
        Assert.Equal(HttpStatusCode.OK, (await Tell(await Now(charges))).StatusCode);
        Assert.All(await Now(charges), charge => Assert.Equal(ChargeState.Paid, charge.State));
    }

    [Fact]
    public async Task While_a_payment_is_on_its_way_nothing_else_is_opened()
    {
        var charges = await InCheckout(2);
        _service.Provider.ClosureStatus = 409;

        await Refusal.Is(HttpStatusCode.Conflict, "charge.payment-arriving", await Alone(charges[0]));
        await Refusal.Is(HttpStatusCode.Conflict, "charge.payment-arriving", await Start(charges[..1]));

        Assert.Equal(HttpStatusCode.OK, (await Tell(charges)).StatusCode);
        Assert.All(await Now(charges), charge => Assert.Equal(ChargeState.Paid, charge.State));
    }

    [Fact]
    public async Task When_the_provider_closes_nothing_nothing_changes()
    {
        var charges = await InCheckout(2);
        _service.Provider.ClosureStatus = 500;

        await Refusal.Is(
            HttpStatusCode.ServiceUnavailable, "payment-provider.unavailable", await Alone(charges[0]));
        await Unchanged(charges);
    }

    [Fact]
    public async Task Started_alone_and_together_at_once_each_charge_ends_in_one_checkout()
    {
        var charges = await Charges(2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => i % 2 == 0 ? Start(charges) : Alone(charges[0])));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var now = await Now(charges);
        Assert.NotNull(now[0].CheckoutId);
        Assert.NotNull(now[1].JointCheckoutId);
    }

    [Fact]
    public async Task A_case_that_was_withdrawn_meanwhile_has_its_share_given_back_and_the_others_are_paid()
    {
        var charges = await InCheckout(3);
        await _service.Bus.Publish(new CaseWithdrawn(charges[0].CaseId, 2, "APEC20260504000001", DateTimeOffset.UtcNow));
        await _service.Becomes(charges[0], ChargeState.Expired);

        Assert.Equal(HttpStatusCode.OK, (await Tell(charges)).StatusCode);
        await _service.Bus.Publish(new CaseWithdrawn(charges[1].CaseId, 2, "APEC20260504000001", DateTimeOffset.UtcNow));

        await _service.Becomes(charges[0], ChargeState.Refunded);
        await _service.Becomes(charges[1], ChargeState.Refunded);
        Assert.Equal(ChargeState.Paid, (await _service.Now(charges[2])).State);
        var (_, refund) = Assert.Single(_service.Provider.Refunds, one => one.Key == $"{charges[0].Id}");
        Assert.Equal(charges[0].Id, refund.GetProperty("line").GetGuid());
        Assert.Equal(charges[0].JointCheckoutId, refund.GetProperty("merchantReference").GetGuid());
        Assert.Equal(720.00m, refund.GetProperty("amount").GetDecimal());
    }

    private async Task<Charge[]> Charges(int count)
    {
        var charges = new List<Charge>();
        for (var number = 0; number < count; number++)
        {
            charges.Add(await _service.ACharge(_enterpriseId));
        }

        return [.. charges];
    }

    private async Task<Charge[]> InCheckout(int count)
    {
        var charges = await Charges(count);
        Assert.Equal(HttpStatusCode.OK, (await Start(charges)).StatusCode);
        return await Now(charges);
    }

    private async Task<Charge[]> Now(Charge[] charges) => await Task.WhenAll(charges.Select(_service.Now));

    private async Task<Charge> PayAlone(Charge charge)
    {
        await Alone(charge);
        return await _service.Pays(await _service.Now(charge));
    }

    private Task<HttpResponseMessage> Alone(Charge charge) =>
        _enterprise.PostAsync($"/charges/{charge.Id}/checkout", content: null);

    private Task<HttpResponseMessage> Start(Charge[] charges) =>
        _enterprise.PostAsJsonAsync("/checkouts", new { chargeIds = charges.Select(charge => charge.Id) });

    private Task<HttpResponseMessage> Tell(Charge[] charges) =>
        _service.Provider.Tell(_service.Anonymous(), Paid(charges));

    private static Dictionary<string, object?> Paid(Charge[] charges) => new()
    {
        ["checkoutId"] = charges[0].CheckoutId,
        ["merchantReference"] = charges[0].JointCheckoutId,
        ["amount"] = charges.Sum(charge => charge.Amount),
        ["currency"] = charges[0].Currency,
        ["paidAt"] = DateTimeOffset.Now,
        ["transactionId"] = $"T-{charges[0].JointCheckoutId}",
    };

    private async Task Unchanged(Charge[] charges)
    {
        foreach (var charge in charges)
        {
            Assert.Equal(charge.RowVersion, (await _service.Now(charge)).RowVersion);
        }
    }

    private static async Task<JsonElement> Body(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string? Url(JsonElement opened) => opened.GetProperty("checkoutUrl").GetString();
}
