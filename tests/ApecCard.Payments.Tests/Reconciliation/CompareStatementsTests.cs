using System.Globalization;
using System.Net;
using System.Text.Json;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Reconciliation;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests.Reconciliation;

/// <summary>Days that are over are compared by themselves, each once.</summary>
public class CompareStatementsTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    private static readonly DateOnly _today = TimeProvider.System.TodayInShanghai();

    [Fact]
    public async Task Every_day_since_the_first_payment_is_compared_once_it_is_over_and_the_provider_has_its_statement()
    {
        var charge = await service.AChargeInCheckout();
        var paidAt = _today.AddDays(-3).StartInShanghai().AddHours(5);
        var told = Provider.Paid(charge);
        told["paidAt"] = paidAt;
        await service.Provider.Tell(service.Anonymous(), told);
        Assert.Equal(ChargeState.Paid, (await service.Now(charge)).State);

        await MakeRoundsAsync(); // the provider has no statement yet
        Assert.Empty(await ComparedAsync());

        Has(_today.AddDays(-3), new
        {
            kind = "Payment",
            reference = $"T-{charge.Id}",
            checkoutId = charge.CheckoutId,
            merchantReference = charge.Id,
            amount = 720m,
            currency = "CNY",
            at = paidAt,
        });
        Has(_today.AddDays(-2));
        await MakeRoundsAsync();
        Assert.Equal([(_today.AddDays(-3), 1), (_today.AddDays(-2), 0)], await ComparedAsync());

        Has(_today.AddDays(-1));
        await MakeRoundsAsync();
        Assert.Equal(3, (await ComparedAsync()).Length);
        await using var db = service.OpenDatabase();
        Assert.Empty(await db.Differences.ToListAsync());
    }

    [Theory]
    [InlineData("""{"day":"2026-01-01","until":"2026-01-02T00:00:00+08:00","isFinal":true,"lines":[]}""")]
    [InlineData("""{"day":"DAY","until":"2026-01-02T00:00:00+08:00","isFinal":true}""")]
    [InlineData("""{"day":"DAY","until":"2026-01-02T00:00:00+08:00","isFinal":true,"lines":[{"kind":"Payment"}]}""")]
    [InlineData("""{"day":"DAY","until":"2026-01-02T00:00:00+08:00","isFinal":true,"lines":[null]}""")]
    [InlineData("[]")]
    public async Task A_statement_that_says_too_little_or_is_of_another_day_is_none(string statement)
    {
        var day = _today.AddDays(-40).ToString("O", CultureInfo.InvariantCulture);
        service.Provider.Statements[day] = statement.Replace("DAY", day, StringComparison.Ordinal);

        await Testing.Refusal.Is(
            HttpStatusCode.ServiceUnavailable, "statement.unavailable",
            await service.As(Roles.FinanceOfficer).PostAsync($"/statements/{day}/comparison", null));
    }

    private void Has(DateOnly day, params object[] lines) =>
        service.Provider.Statements[day.ToString("O", CultureInfo.InvariantCulture)] = JsonSerializer.Serialize(new
        {
            day,
            until = day.AddDays(1).StartInShanghai(),
            isFinal = true,
            lines,
        });

    private Task MakeRoundsAsync() => service.Services.GetServices<IHostedService>().OfType<CompareStatements>().Single()
        .DoAllAsync(CancellationToken.None);

    private async Task<(DateOnly, int)[]> ComparedAsync()
    {
        await using var db = service.OpenDatabase();
        return [.. (await db.ComparedDays.OrderBy(day => day.Day).ToListAsync()).Select(day => (day.Day, day.Payments))];
    }
}
