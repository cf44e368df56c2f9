using System.Net;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Fees;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Payments.Tests.Fees;

/// <summary>
/// The tables of fees change, each version from its day on; what a charge costs was decided when it was opened, by what
/// held when the case was submitted or the order accepted.
/// </summary>
public sealed class FeeChangesTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    private static readonly DateTimeOffset _now = DateTimeOffset.UtcNow;
    private readonly string _office = $"o{Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task A_charge_keeps_its_amount_when_the_ministry_changes_its_fee()
    {
        var charge = await Submitted(_now);
        var before = charge.Amount;

        await MinistryChanges(Business.Application, before + 80, DateTimeOffset.UtcNow);

        Assert.Equal(before, (await service.Now(charge)).Amount);
        Assert.Equal(before + 80, (await Submitted(DateTimeOffset.UtcNow)).Amount);
        Assert.Equal(before + 80, await Asked(Business.Application));
        await IsPaidWith(before, charge);
    }

    [Fact]
    public async Task What_was_submitted_before_the_change_costs_what_it_cost_then_though_we_hear_of_it_later()
    {
        var before = await Asked(Business.Application);
        var change = DateTimeOffset.UtcNow;
        await MinistryChanges(Business.Application, before + 30, change);

        Assert.Equal(before, (await Submitted(change.AddSeconds(-1))).Amount);
        Assert.Equal(before + 30, (await Submitted(change)).Amount);
    }

    [Fact]
    public async Task A_fee_that_is_announced_holds_from_its_moment_on()
    {
        var before = await Asked(Business.Replacement);
        var change = DateTimeOffset.UtcNow.AddDays(30);
        await MinistryChanges(Business.Replacement, before + 10, change);

        var accepted = await service.AnOrdersCharge();

        Assert.Equal(before, accepted.Amount);
        Assert.Equal(before, await Asked(Business.Replacement));
        Assert.Equal(before + 10, (await Accepted(change.AddMinutes(1))).Amount);
        await IsPaidWith(before, await service.Now(accepted));
    }

    [Fact]
    public async Task An_office_changes_its_fees_and_what_is_open_stays_as_it_was()
    {
        var ministry = await Asked(Business.Application);
        var today = DateTimeOffset.UtcNow.DayInShanghai();
        await OfficeChanges(80, today);
        var charge = await Submitted(DateTimeOffset.UtcNow);
        Assert.Equal(ministry + 80, charge.Amount);

        await OfficeChanges(95.5m, today.AddDays(30));
        Assert.Equal(ministry + 80, (await Submitted(DateTimeOffset.UtcNow)).Amount); // not yet
        Assert.Equal(ministry + 95.5m, (await Submitted(DateTimeOffset.UtcNow.AddDays(31))).Amount);
        await OfficeChanges(0.01m, today);

        Assert.Equal(ministry + 80, (await service.Now(charge)).Amount);
        Assert.Equal(ministry + 0.01m, (await Submitted(DateTimeOffset.UtcNow)).Amount);
        await IsPaidWith(ministry + 80, charge);
    }

    // The cashier asks for it, what is paid is it, and anything else is refused.
    private async Task IsPaidWith(decimal amount, Charge charge)
    {
        var started = await service.As(Roles.Enterprise, charge.EnterpriseId)
            .PostAsync($"/charges/{charge.Id}/checkout", null);
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        Assert.Equal(amount, service.Provider.Last.GetProperty("amount").GetDecimal());
        var inCheckout = await service.Now(charge);
        await Refusal.Is(
            HttpStatusCode.UnprocessableEntity, "payment.wrong-amount",
            await service.Provider.Tell(service.Anonymous(), new Dictionary<string, object?>(Provider.Paid(inCheckout))
            {
                ["amount"] = amount + 1,
            }));
        var paid = await service.Pays(inCheckout);
        Assert.Equal((ChargeState.Paid, amount), (paid.State, paid.Amount));
    }

    private async Task<Charge> Submitted(DateTimeOffset at)
    {
        var submitted = PaymentsService.Submission() with { Office = _office, SubmittedAt = at };
        await service.Bus.Publish(submitted);
        return await ChargeOf(submitted.CaseId);
    }

    private async Task<Charge> Accepted(DateTimeOffset at)
    {
        var accepted = PaymentsService.Acceptance() with { AcceptedAt = at };
        await service.Bus.Publish<OrderAccepted>(accepted);
        return await ChargeOf(accepted.CaseId);
    }

    private async Task<Charge> ChargeOf(Guid caseId)
    {
        await Eventually.Is(async () => (await service.ChargesOf(caseId)).Length == 1);
        return (await service.ChargesOf(caseId)).Single();
    }

    // What it costs now at an office that charges nothing of its own.
    private async Task<decimal> Asked(Business business) => (await service.Anonymous()
        .GetFromJsonAsync<GetFee.Response>($"/fees?office=nowhere&business={business}", Json.Options))!.Amount;

    private async Task MinistryChanges(Business business, decimal amount, DateTimeOffset from)
    {
        await using var db = service.OpenDatabase();
        db.Add(new Fee { Business = business, Amount = amount, Currency = "CNY", ValidFrom = from });
        await db.SaveChangesAsync();
    }

    private async Task OfficeChanges(decimal amount, DateOnly from)
    {
        var answer = await service.As(Roles.Administrator).PutAsJsonAsync($"/offices/{_office}/local-fees", new
        {
            effectiveOn = from,
            fees = new[] { new { chineseName = "服务费", englishName = "Service", amount } },
            reason = "a new price list",
        });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
