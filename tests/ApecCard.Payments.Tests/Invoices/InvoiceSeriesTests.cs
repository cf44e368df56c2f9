using ApecCard.Payments.Invoices;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests.Invoices;

public sealed class InvoiceSeriesTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    private static readonly DateTimeOffset _lastHour = new(2026, 12, 31, 15, 59, 0, TimeSpan.Zero);

    [Fact]
    public async Task Many_issue_at_once_and_some_come_to_nothing_and_there_is_no_gap_and_no_repetition()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 60).Select(Take));

        var issued = numbers.OfType<string>().Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(40, issued.Length);
        Assert.Equal(Enumerable.Range(1, 40).Select(number => $"2026{number:00000000}"), issued);
        await using var db = service.OpenDatabase();
        Assert.Equal(40, (await db.Set<InvoiceSeries>().SingleAsync(series => series.Year == 2026)).Last);
    }

    [Fact]
    public async Task A_year_begins_at_one_at_midnight_in_Shanghai()
    {
        await using var db = service.OpenDatabase();
        await using var transaction = await db.Database.BeginTransactionAsync();
        Assert.Equal(
            "202700000001", await InvoiceSeries.NextAsync(db, _lastHour.AddMinutes(1), CancellationToken.None));
    }

    [Fact]
    public async Task Outside_a_transaction_no_number_is_given()
    {
        await using var db = service.OpenDatabase();
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => InvoiceSeries.NextAsync(db, _lastHour, CancellationToken.None));
    }

    // Every third comes to nothing, after others have begun to wait for it.
    private async Task<string?> Take(int which)
    {
        await using var db = service.OpenDatabase();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var number = await InvoiceSeries.NextAsync(db, _lastHour, CancellationToken.None);
        await Task.Yield();
        if (which % 3 == 0)
        {
            await transaction.RollbackAsync();
            return null;
        }

        await transaction.CommitAsync();
        return number;
    }
}
