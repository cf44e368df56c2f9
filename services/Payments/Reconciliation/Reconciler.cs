using ApecCard.Payments.Checkout;
using ApecCard.Payments.Invoices;
using ApecCard.Payments.Ledger;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Reconciliation;

/// <summary>
/// Compares one day: asks the provider for its statement, and notes what is not the same in it, in our ledger and in our
/// invoices.
/// </summary>
public sealed class Reconciler(
    PaymentsDb db, ProviderClient provider, TimeProvider clock, ILogger<Reconciler> logger)
{
    /// <param name="by">Who wants it: an officer, or the service itself.</param>
    /// <exception cref="ProblemException">503 <c>statement.unavailable</c>; nothing has changed.</exception>
    public async Task<ComparedDay> CompareAsync(DateOnly day, string by, CancellationToken ct)
    {
        var statement = await provider.StatementAsync(day, ct);
        await TakeUnheardAsync(statement, ct);

        await using var work = await db.BeginOrJoinAsync(ct);
        await db.TakeTurnsAsync(day, ct);
        var entries = await EntriesAsync(statement, ct);
        Found[] found = [.. Comparison.Of(statement, NotedOf(entries)), .. await OfInvoicesAsync(day, entries, ct)];
        await KeepAsync(day, found, ct);
        var compared = await db.ComparedDays.FindAsync([day], ct)
            ?? db.ComparedDays.Add(new() { Day = day }).Entity;
        compared.Note(statement, clock.GetUtcNow());
        db.Audit(by, "statement.compared", $"{day:yyyy-MM-dd}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        if (found.Length > 0)
        {
            logger.LogWarning("Of {Day} the books differ in {Count} points", day, found.Length);
        }

        return compared;
    }

    // A payment that nobody has told us of is taken as if the provider had called back.
    private async Task TakeUnheardAsync(Statement statement, CancellationToken ct)
    {
        var noted = (await EntriesAsync(statement, ct)).Select(entry => entry.Reference).ToHashSet();
        foreach (var line in statement.Lines!.Where(line =>
            line.Kind is MovementKind.Payment && !noted.Contains(line.Reference!)))
        {
            if (Guid.TryParse(line.MerchantReference, out var reference))
            {
                await TryTakeAsync(
                    new(line.CheckoutId!, reference, line.Amount, line.Currency!, line.At, line.Reference!), ct);
            }
        }
    }

    private async Task TryTakeAsync(TakePayment.Told said, CancellationToken ct)
    {
        try
        {
            await db.TakeAsync(said, clock.GetUtcNow(), logger, ct);
        }
        catch (ProblemException unknown) when (unknown.Code is "charge.unknown")
        {
            logger.LogError("The statement has a payment of a charge that there is not: {Reference}", said.TransactionId);
        }

        db.ChangeTracker.Clear();
    }

    // What our ledger has of the numbers on the statement, and of its day.
    private Task<List<LedgerEntry>> EntriesAsync(Statement statement, CancellationToken ct)
    {
        var numbers = statement.Lines!.Select(line => line.Reference!).ToArray();
        var (begin, end) = BoundsOf(statement.Day);
        return db.LedgerEntries.AsNoTracking()
            .Where(entry => entry.Account == Account.ProviderClearing && entry.Reference != null)
            .Where(entry => numbers.Contains(entry.Reference) || (entry.MovedAt >= begin && entry.MovedAt < end))
            .ToListAsync(ct);
    }

    // Of each number one: a joint payment stands in the ledger once for each of its charges.
    private static IEnumerable<Noted> NotedOf(IEnumerable<LedgerEntry> entries) => entries
        .GroupBy(entry => (Kind: entry.Debit > 0 ? MovementKind.Payment : MovementKind.Refund, entry.Reference))
        .Select(same => new Noted(
            same.Key.Kind, same.Key.Reference!, same.Sum(entry => entry.Debit + entry.Credit), same.First().Currency,
            same.First().ChargeId, same.First().MovedAt!.Value));

    // Of the charges whose money moved on that day, or whose invoice was due or issued on it.
    private async Task<IEnumerable<Found>> OfInvoicesAsync(
        DateOnly day, IEnumerable<LedgerEntry> entries, CancellationToken ct)
    {
        var (begin, end) = BoundsOf(day);
        var invoiced = await db.Invoices.Where(one => one.IssuedAt >= begin && one.IssuedAt < end)
            .Select(one => one.ChargeId).ToListAsync(ct);
        var due = await db.Charges.Where(one => one.InvoiceDueAt >= begin && one.InvoiceDueAt < end)
            .Select(one => one.Id).ToListAsync(ct);
        Guid[] ids = [.. entries.Select(entry => entry.ChargeId).Union(invoiced).Union(due)];
        var issued = await db.Invoices.AsNoTracking()
            .Where(one => ids.Contains(one.ChargeId) && one.State == InvoiceState.Issued)
            .ToDictionaryAsync(one => one.ChargeId, ct);
        var charges = await db.Charges.AsNoTracking().Where(charge => ids.Contains(charge.Id)).ToListAsync(ct);
        var now = clock.GetUtcNow();
        return charges.Select(charge => Comparison.Of(charge, issued.GetValueOrDefault(charge.Id), now)).OfType<Found>();
    }

    private static (DateTimeOffset Begin, DateTimeOffset End) BoundsOf(DateOnly day)
    {
        var begin = day.StartInShanghai().ToUniversalTime();
        return (begin, begin.AddDays(1));
    }

    private async Task KeepAsync(DateOnly day, IEnumerable<Found> found, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = await db.Differences.Where(one => one.Day == day)
            .ToDictionaryAsync(one => (one.Kind, one.Reference), ct);
        foreach (var one in found)
        {
            if (known.Remove((one.Kind, one.Reference), out var difference))
            {
                difference.FindAgain(one);
            }
            else
            {
                db.Differences.Add(Difference.Of(one, day, now, await ChargeOfAsync(one, ct)));
            }
        }

        foreach (var gone in known.Values)
        {
            gone.Settle(now);
        }
    }

    // What the provider calls our reference may be a joint checkout's, or nothing of ours.
    private async Task<Guid?> ChargeOfAsync(Found found, CancellationToken ct) =>
        await db.Charges.AnyAsync(charge => charge.Id == found.ChargeId, ct) ? found.ChargeId : null;
}
