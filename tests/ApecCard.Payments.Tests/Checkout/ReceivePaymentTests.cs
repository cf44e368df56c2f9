using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit.Testing;

namespace ApecCard.Payments.Tests.Checkout;

public class ReceivePaymentTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    private readonly HttpClient _provider = service.Anonymous();

    [Fact]
    public async Task A_signed_callback_makes_the_charge_paid_and_tells_it()
    {
        var charge = await InCheckout();

        Assert.Equal(HttpStatusCode.OK, (await Tell(charge)).StatusCode);

        Assert.Equal(ChargeState.Paid, (await Now(charge)).State);
        await Eventually.Is(() => service.IsPublished<FeePaid>(
            paid => paid.ChargeId == charge.Id && paid is { Amount: 720.00m, Currency: "CNY", ChargeVersion: 3 }));
        Assert.Equal(["charge.opened", "checkout.started", "charge.paid"], await service.AuditOf(charge));
    }

    [Fact]
    public async Task Repeated_or_parallel_callbacks_are_one_payment()
    {
        var charge = await InCheckout();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Tell(charge)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await Tell(charge)).StatusCode);
        Assert.Equal(3, (await Now(charge)).Version);
        await Eventually.Is(() => service.IsPublished<FeePaid>(paid => paid.ChargeId == charge.Id));
        await using var db = service.OpenDatabase();
        await Eventually.Is(() => !db.Outbox.Any());
        Assert.Equal(1, service.Services.GetTestHarness().Published.Select<FeePaid>()
            .Count(one => one.Context.Message.ChargeId == charge.Id));
    }

    [Fact]
    public async Task A_forgery_is_found_out_and_has_no_effect()
    {
        var charge = await InCheckout();
        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var body = Provider.Paid(charge);

        await Refusal.Is(HttpStatusCode.Unauthorized, "callback.forged",
            await service.Provider.Tell(_provider, body, key: another));
        await Refusal.Is(HttpStatusCode.Unauthorized, "callback.forged",
            await service.Provider.Tell(_provider, body, keyId: "nobody's"));
        await Refusal.Is(HttpStatusCode.Unauthorized, "callback.forged",
            await service.Provider.Tell(_provider, body, tamper: bytes => [.. bytes, (byte)' ']));
        await Refusal.Is(HttpStatusCode.Unauthorized, "callback.forged",
            await _provider.PostAsJsonAsync("/callbacks/provider", body));
        await Unchanged(charge);
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(6)]
    public async Task A_callback_from_another_time_is_refused(int minutes)
    {
        var charge = await InCheckout();

        await Refusal.Is(HttpStatusCode.Unauthorized, "callback.stale", await service.Provider.Tell(
            _provider, Provider.Paid(charge), at: DateTimeOffset.UtcNow.AddMinutes(minutes)));
        await Unchanged(charge);
    }

    [Theory]
    [InlineData("amount", "719.99", 422, "payment.wrong-amount")]
    [InlineData("amount", "7200", 422, "payment.wrong-amount")]
    [InlineData("currency", "\"USD\"", 422, "payment.wrong-amount")]
    [InlineData("currency", "null", 422, "payment.wrong-amount")]
    [InlineData("checkoutId", "\"c-another\"", 409, "payment.wrong-checkout")]
    [InlineData("checkoutId", "null", 409, "payment.wrong-checkout")]
    public async Task A_payment_of_something_else_is_refused_and_noted(
        string field, string value, int status, string code)
    {
        var charge = await InCheckout();

        await Refusal.Is((HttpStatusCode)status, code, await TellWith(charge, field, value));

        Assert.Equal(ChargeState.Open, (await Now(charge)).State);
        Assert.Equal($"payment.refused {code}", (await service.AuditOf(charge))[^1]);
        Assert.False(await service.IsPublished<FeePaid>(paid => paid.ChargeId == charge.Id));
    }

    [Theory]
    [InlineData("transactionId", "null")]
    [InlineData("transactionId", "\"\"")]
    [InlineData("transactionId", "\"a\\u0000b\"")]
    [InlineData("transactionId", "17")]
    [InlineData("merchantReference", "\"not a guid\"")]
    [InlineData("amount", "1e999")]
    [InlineData("paidAt", "\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("paidAt", "\"yesterday\"")]
    public async Task A_signed_callback_of_another_form_is_malformed(string field, string value)
    {
        var charge = await InCheckout();

        await Refusal.Is(HttpStatusCode.BadRequest, "malformed", await TellWith(charge, field, value));
        await Unchanged(charge);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"checkoutId\":")]
    public async Task Signed_nonsense_is_malformed(string body) => await Refusal.Is(
        HttpStatusCode.BadRequest, "malformed", await service.Provider.Tell(_provider, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task Of_an_unknown_charge_nothing_is_known()
    {
        var unknown = Provider.Paid(await InCheckout());
        unknown["merchantReference"] = Guid.NewGuid();

        await Refusal.Is(HttpStatusCode.NotFound, "charge.unknown", await service.Provider.Tell(_provider, unknown));
    }

    [Fact]
    public async Task Another_transaction_for_a_paid_charge_is_refused_and_noted()
    {
        var charge = await InCheckout();
        await Tell(charge);
        var second = Provider.Paid(charge);
        second["transactionId"] = "another";

        await Refusal.Is(
            HttpStatusCode.Conflict, "payment.second-transaction", await service.Provider.Tell(_provider, second));

        Assert.Equal("payment.refused payment.second-transaction", (await service.AuditOf(charge))[^1]);
        Assert.Equal($"T-{charge.Id}", (await Now(charge)).TransactionId);
    }

    private async Task<Charge> InCheckout()
    {
        var enterpriseId = Guid.NewGuid();
        var charge = await service.ACharge(enterpriseId);
        var enterprise = service.As(Roles.Enterprise, enterpriseId);
        var started = await enterprise.PostAsync($"/charges/{charge.Id}/checkout", null);
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        return await Now(charge);
    }

    private Task<HttpResponseMessage> Tell(Charge charge) => service.Provider.Tell(_provider, Provider.Paid(charge));

    private Task<HttpResponseMessage> TellWith(Charge charge, string field, string json)
    {
        var rest = Provider.Paid(charge)
            .Where(one => one.Key != field)
            .Select(one => $"\"{one.Key}\":{JsonSerializer.Serialize(one.Value)}");
        var body = $"{{{string.Join(',', rest)},\"{field}\":{json}}}";
        return service.Provider.Tell(_provider, Encoding.UTF8.GetBytes(body));
    }

    private async Task<Charge> Now(Charge charge) => (await service.ChargesOf(charge.CaseId)).Single();

    private async Task Unchanged(Charge charge) => Assert.Equal(charge.RowVersion, (await Now(charge)).RowVersion);
}
