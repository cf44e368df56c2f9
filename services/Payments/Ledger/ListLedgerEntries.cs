using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Ledger;

/// <summary>The ledger as it was written, newest first, of one charge or of all: for the finance officer.</summary>
public static class ListLedgerEntries
{
    /// <param name="BookingId">The entries of one booking balance.</param>
    /// <param name="Currency">ISO 4217.</param>
    public record Entry(
        Guid Id, Guid BookingId, Guid ChargeId, Account Account, decimal Debit, decimal Credit, string Currency,
        DateTimeOffset At, string Why);

    public static async Task<Ok<Page<Entry>>> Handle(
        Guid? chargeId, [AsParameters] PageRequest page, PaymentsDb db, CancellationToken ct)
    {
        var entries = await db.LedgerEntries.AsNoTracking()
            .Where(entry => chargeId == null || entry.ChargeId == chargeId)
            .Where(entry => page.After == null || entry.Id < page.After)
            .OrderByDescending(entry => entry.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(entries, entry => entry.Id, ViewOf));
    }

    private static Entry ViewOf(LedgerEntry entry) => new(
        entry.Id, entry.BookingId, entry.ChargeId, entry.Account, entry.Debit, entry.Credit, entry.Currency,
        entry.At, entry.Why);
}
