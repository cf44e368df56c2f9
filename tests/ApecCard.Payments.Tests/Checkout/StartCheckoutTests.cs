using System.Net;
using System.Text;
using System.Text.Json;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Payments.Tests.Checkout;

public sealed class StartCheckoutTests : IClassFixture<PaymentsService>, IDisposable
{
    private readonly PaymentsService _service;
    private readonly Guid _enterpriseId = Guid.NewGuid();
    private readonly HttpClient _enterprise;

    public StartCheckoutTests(PaymentsService service)
    {
        _service = service;
        _enterprise = service.As(Roles.Enterprise, _enterpriseId);
    }

    public void Dispose() => _service.Provider.Answer = null;

    [Fact]
    public async Task The_enterprise_is_sent_to_the_providers_cashier()
    {
        var charge = await _service.ACharge(_enterpriseId);

        Assert.Equal($"https://pay.example/{charge.Id}", await Url(await Start(charge, "k1")));

        var asked = _service.Provider.Last;
        Assert.Equal(charge.Id, asked.GetProperty("merchantReference").GetGuid());
        Assert.Equal(720.00m, asked.GetProperty("amount").GetDecimal());
        Assert.Equal("https://abtc.example/api/payments/callbacks/provider", asked.GetProperty("callback").GetString());
        Assert.Equal($"https://abtc.example/cases/{charge.CaseId}", asked.GetProperty("returnUrl").GetString());
        Assert.Equal(["charge.opened", "checkout.started"], await _service.AuditOf(charge));
    }

    [Fact]
    public async Task Repeated_under_its_key_it_gets_the_first_answer_with_another_body_it_is_refused()
    {
        var charge = await _service.ACharge(_enterpriseId);
        var first = await Url(await Start(charge, "k2"));
        var asked = _service.Provider.Asked;

        Assert.Equal(first, await Url(await Start(charge, "k2")));
        await Refusal.Is(
            HttpStatusCode.UnprocessableEntity, "idempotency-key.reused", await Start(charge, "k2", "{\"a\":1}"));
        Assert.Equal(asked, _service.Provider.Asked);
    }

    [Fact]
    public async Task Many_windows_lead_to_one_checkout()
    {
        var charge = await _service.ACharge(_enterpriseId);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Start(charge, i == 0 ? null : $"w{i}")));

        Assert.Single((await Task.WhenAll(answers.Select(Url))).Distinct());
        Assert.Equal(["charge.opened", "checkout.started"], await _service.AuditOf(charge));
        Assert.Equal(2, (await _service.ChargesOf(charge.CaseId)).Single().Version);
    }

    [Fact]
    public async Task When_the_provider_has_given_up_the_checkout_it_opens_another()
    {
        var charge = await _service.ACharge(_enterpriseId);
        await Start(charge, "k7");
        _service.Provider.Answer =
            (201, $$"""{"checkoutId":"c-new-{{charge.Id}}","cashierUrl":"https://pay.example/new"}""");

        Assert.Equal("https://pay.example/new", await Url(await Start(charge, "k8")));

        Assert.Equal($"c-new-{charge.Id}", (await _service.ChargesOf(charge.CaseId)).Single().CheckoutId);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(404, "{}")]
    [InlineData(201, "{}")]
    [InlineData(201, "no JSON")]
    [InlineData(201, """{"checkoutId":"c","cashierUrl":"javascript:alert(1)"}""")]
    [InlineData(201, """{"checkoutId":"c","cashierUrl":"/cashier/1"}""")]
    public async Task When_the_provider_cannot_be_used_nothing_changes(int status, string body)
    {
        var charge = await _service.ACharge(_enterpriseId);
        _service.Provider.Answer = (status, body);

        await Refusal.Is(HttpStatusCode.ServiceUnavailable, "payment-provider.unavailable", await Start(charge, "k3"));

        var now = (await _service.ChargesOf(charge.CaseId)).Single();
        Assert.Equal((charge.RowVersion, ChargeState.Open), (now.RowVersion, now.State));
        _service.Provider.Answer = null;
        Assert.Equal(HttpStatusCode.OK, (await Start(charge, "k3")).StatusCode);
    }

    [Fact]
    public async Task Nobody_pays_for_anothers_case_and_the_finance_officer_pays_for_none()
    {
        var charge = await _service.ACharge();

        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Start(charge, "k4"));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await _service.As(Roles.FinanceOfficer).PostAsync($"/charges/{charge.Id}/checkout", null));
    }

    [Fact]
    public async Task What_is_paid_is_not_paid_again()
    {
        var charge = await _service.ACharge(_enterpriseId);
        await Start(charge, "k5");
        var withCheckout = (await _service.ChargesOf(charge.CaseId)).Single();
        await _service.Provider.Tell(_service.Anonymous(), Provider.Paid(withCheckout));

        await Refusal.Is(HttpStatusCode.Conflict, "charge.already-paid", await Start(charge, "k6"));
    }

    private async Task<HttpResponseMessage> Start(Charge charge, string? key, string? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/charges/{charge.Id}/checkout");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", $"{key}-{charge.Id}");
        }

        return await _enterprise.SendAsync(request);
    }

    private static async Task<string?> Url(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checkoutUrl").GetString();
    }
}
