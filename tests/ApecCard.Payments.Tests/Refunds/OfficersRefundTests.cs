using System.Net;
using System.Text;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Refunds;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests.Refunds;

public sealed class OfficersRefundTests(PaymentsService service) : IClassFixture<PaymentsService>, IDisposable
{
    private readonly HttpClient _asking = service.As(Roles.FinanceOfficer, subject: "finance-1");
    private readonly HttpClient _deciding = service.As(Roles.FinanceOfficer, subject: "finance-2");

    public void Dispose() => service.Provider.RefundAnswer = null;

    [Fact]
    public async Task A_part_that_one_officer_asks_for_and_another_approves_is_given_back_under_its_own_key()
    {
        var charge = await service.APaidCharge();

        var asked = await Ask(charge, 120.50m);
        Assert.Equal(["Withdraw"], asked.AvailableActions.Select(action => $"{action}"));
        await Approve(asked);

        await BecomesGiven(asked);
        var told = Assert.Single(service.Provider.Refunds, one => one.Key == $"{asked.Id}");
        Assert.Equal(120.50m, told.Body.GetProperty("amount").GetDecimal());
        var now = await service.Now(charge);
        Assert.Equal((ChargeState.Paid, 120.50m, 120.50m), (now.State, now.ApprovedRefunds, now.GivenBack));
        Assert.Equal(
            [$"refund.asked {asked.Id}", $"refund.approved {asked.Id}", $"refund.given {asked.Id}"],
            (await service.AuditOf(charge))[^3..]);
        Assert.False(await service.IsPublished<FeeRefunded>(refunded => refunded.ChargeId == charge.Id));
        var seen = await service.As(Roles.Enterprise, charge.EnterpriseId)
            .GetFromJsonAsync<ChargeView>($"/charges/{charge.Id}", Json.Options);
        Assert.Equal((120.50m, 120.50m), (seen!.ApprovedRefunds, seen.GivenBack));
    }

    [Fact]
    public async Task Who_asks_does_not_decide_and_only_who_asked_takes_it_back()
    {
        var charge = await service.APaidCharge();
        var asked = await Ask(charge, 720m);

        await Refusal.Is(HttpStatusCode.Conflict, "refund.same-officer", await Decide(_asking, asked, "approval"));
        await Refusal.Is(HttpStatusCode.Conflict, "refund.same-officer", await Decide(_asking, asked, "refusal"));
        await Refusal.Is(HttpStatusCode.Conflict, "refund.other-officer", await Decide(_deciding, asked, "withdrawal"));

        Assert.Equal(HttpStatusCode.OK, (await Decide(_asking, asked, "withdrawal")).StatusCode);
        foreach (var decision in (string[])["approval", "refusal"])
        {
            await Refusal.Is(HttpStatusCode.Conflict, "refund.decided", await Decide(_deciding, asked, decision));
        }

        Assert.Equal(ChargeState.Paid, (await service.Now(charge)).State);
        Assert.DoesNotContain(service.Provider.Refunds, one => one.Key == $"{asked.Id}");
    }

    [Fact]
    public async Task What_was_refused_says_why_and_can_be_asked_for_again()
    {
        var charge = await service.APaidCharge();
        var asked = await Ask(charge, 720m);

        var refused = await Read<RefundView>(await Decide(_deciding, asked, "refusal"));

        Assert.Equal(
            (RefundState.Refused, "finance-2", "because"),
            (refused.State, refused.DecidedBy, refused.DecisionReason));
        await Ask(charge, 720m);
    }

    [Fact]
    public async Task Several_parts_are_never_more_than_was_paid_and_the_last_one_makes_it_a_refund_in_full()
    {
        var charge = await service.APaidCharge();
        var parts = new[] { await Ask(charge, 300m), await Ask(charge, 320m), await Ask(charge, 100m) };

        await Refusal.Is(
            HttpStatusCode.Conflict, "refund.more-than-paid", await Asking(charge, """{"amount":0.01,"reason":"r"}"""));
        foreach (var part in parts)
        {
            await Approve(part);
        }

        await service.Becomes(charge, ChargeState.Refunded);
        Assert.True(await service.IsPublished<FeeRefunded>(
            refunded => refunded.ChargeId == charge.Id && refunded.Amount == 720m));
        await Refusal.Is(
            HttpStatusCode.Conflict, "refund.not-paid", await Asking(charge, """{"amount":1,"reason":"r"}"""));
    }

    [Fact]
    public async Task Of_many_at_the_same_moment_only_as_many_are_taken_as_was_paid_for()
    {
        var charge = await service.APaidCharge();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(_ => Asking(charge, """{"amount":240,"reason":"parallel"}""")));

        Assert.Equal(3, answers.Count(answer => answer.StatusCode is HttpStatusCode.OK));
    }

    [Fact]
    public async Task A_withdrawal_gives_back_what_officers_have_not()
    {
        var charge = await service.APaidCharge();
        var part = await Ask(charge, 200m);
        var undecided = await Ask(charge, 50m);
        await Approve(part);

        await service.Bus.Publish(new CaseWithdrawn(charge.CaseId, 5, charge.CaseNumber, DateTimeOffset.UtcNow));

        await service.Becomes(charge, ChargeState.Refunded);
        await BecomesGiven(part);
        var rest = Assert.Single(service.Provider.Refunds, one => one.Key == $"{charge.Id}");
        Assert.Equal(520m, rest.Body.GetProperty("amount").GetDecimal());
        await Refusal.Is(HttpStatusCode.Conflict, "refund.not-paid", await Decide(_deciding, undecided, "approval"));
    }

    [Fact]
    public async Task While_the_provider_is_away_it_is_asked_again_under_the_same_key()
    {
        var charge = await service.APaidCharge();
        service.Provider.RefundAnswer = (503, "");
        var asked = await Ask(charge, 100m);

        await Approve(asked);
        await Eventually.Is(async () => (await Now(asked)).Failures > 0, seconds: 20);
        Assert.Equal(0m, (await service.Now(charge)).GivenBack);

        service.Provider.RefundAnswer = null;
        await BecomesGiven(asked);
        Assert.Equal(100m, (await service.Now(charge)).GivenBack);
    }

    [Fact]
    public async Task Asked_for_twice_under_one_key_it_is_one_refund()
    {
        var charge = await service.APaidCharge();
        _asking.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");

        var first = await Ask(charge, 10m);
        var second = await Ask(charge, 10m);

        Assert.Equal(first.Id, second.Id);
        var list = await _deciding.GetFromJsonAsync<Page<RefundView>>($"/refunds?chargeId={charge.Id}", Json.Options);
        Assert.Equal(["Approve", "Refuse"], Assert.Single(list!.Items).AvailableActions.Select(action => $"{action}"));
    }

    [Theory]
    [InlineData("""{"amount":0,"reason":"r"}""", "amount", "invalid-input")]
    [InlineData("""{"amount":-1,"reason":"r"}""", "amount", "invalid-input")]
    [InlineData("""{"amount":1.005,"reason":"r"}""", "amount", "invalid-input")]
    [InlineData("""{"reason":"r"}""", "amount", "invalid-input")]
    [InlineData("""{"amount":1}""", "reason", "invalid-input")]
    [InlineData("""{"amount":1,"reason":""}""", "reason", "invalid-input")]
    public async Task What_makes_no_sense_is_refused(string body, string field, string code) =>
        await Refusal.IsAbout(field, await Asking(await service.APaidCharge(), body), code);

    [Fact]
    public async Task An_unpaid_fee_is_not_given_back_and_an_unknown_one_is_none()
    {
        await Refusal.Is(
            HttpStatusCode.Conflict, "refund.not-paid",
            await Asking(await service.ACharge(), """{"amount":1,"reason":"r"}"""));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await _asking.PostAsync(
                $"/charges/{Guid.NewGuid()}/refunds", Text("""{"amount":1,"reason":"r"}"""))).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await _deciding.PostAsync($"/refunds/{Guid.NewGuid()}/approval", null)).StatusCode);
    }

    [Fact]
    public async Task Who_has_not_proved_who_he_is_for_long_neither_asks_nor_decides()
    {
        var asked = await Ask(await service.APaidCharge(), 1m);
        var late = service.As(
            Roles.FinanceOfficer, subject: "finance-3", provedAt: DateTimeOffset.UtcNow.AddMinutes(-20));

        foreach (var decision in (string[])["approval", "refusal", "withdrawal"])
        {
            await Refusal.Is(
                HttpStatusCode.Forbidden, "reauthentication.needed", await Decide(late, asked, decision));
        }

        await Refusal.Is(
            HttpStatusCode.Forbidden, "reauthentication.needed",
            await late.PostAsync($"/charges/{asked.ChargeId}/refunds", Text("""{"amount":1,"reason":"r"}""")));
    }

    private async Task<RefundView> Ask(Charge charge, decimal amount) => await Read<RefundView>(
        await Asking(charge, JsonSerializer.Serialize(new { amount, reason = "paid for the wrong person" })));

    private Task<HttpResponseMessage> Asking(Charge charge, string body) =>
        _asking.PostAsync($"/charges/{charge.Id}/refunds", Text(body));

    private async Task Approve(RefundView refund) =>
        Assert.Equal(RefundState.Approved, (await Read<RefundView>(await Decide(_deciding, refund, "approval"))).State);

    private static Task<HttpResponseMessage> Decide(HttpClient officer, RefundView refund, string decision) =>
        officer.PostAsync(
            $"/refunds/{refund.Id}/{decision}", decision is "approval" ? null : Text("""{"reason":"because"}"""));

    private Task BecomesGiven(RefundView refund) =>
        Eventually.Is(async () => (await Now(refund)).State is RefundState.Given, seconds: 20);

    private async Task<Refund> Now(RefundView refund)
    {
        await using var db = service.OpenDatabase();
        return await db.Refunds.SingleAsync(one => one.Id == refund.Id);
    }

    private static async Task<T> Read<T>(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<T>(Json.Options))!;
    }

    private static StringContent Text(string json) => new(json, Encoding.UTF8, "application/json");
}
