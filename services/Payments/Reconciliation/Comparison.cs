using ApecCard.Payments.Charges;
using ApecCard.Payments.Invoices;

namespace ApecCard.Payments.Reconciliation;

/// <summary>One payment or refund as our ledger has it; of a joint payment, all charges together.</summary>
/// <param name="ChargeId">Which charge; of a joint payment, one of them.</param>
public sealed record Noted(
    MovementKind Kind, string Reference, decimal Amount, string Currency, Guid ChargeId, DateTimeOffset At);

/// <summary>Something that is not the same in two of the three books.</summary>
/// <param name="Theirs">The amount in the provider's statement; none, it is not there.</param>
/// <param name="Ours">The amount in our ledger; none, it is not there.</param>
/// <param name="ChargeId">Which charge; of what only the provider knows, what it calls our reference.</param>
/// <param name="Invoiced">The amount on our invoice, where it is about one; none, there is no invoice.</param>
public sealed record Found(
    DifferenceKind Kind, string Reference, decimal? Theirs, decimal? Ours, string Currency, Guid? ChargeId,
    decimal? Invoiced = null);

/// <summary>
/// Compares three books: the provider's statement of a day with our ledger, line by line, by the provider's numbers; and
/// our ledger with our invoices, charge by charge.
/// </summary>
public static class Comparison
{
    // So long it may take until Applications has answered who the invoice is for.
    private static readonly TimeSpan _untilInvoiced = TimeSpan.FromHours(1);

    /// <param name="ours">
    /// What our ledger has of the numbers on the statement, whenever it was, and of the statement's day.
    /// </param>
    public static IReadOnlyList<Found> Of(Statement statement, IEnumerable<Noted> ours)
    {
        var noted = ours.ToDictionary(one => (one.Kind, one.Reference));
        var found = new List<Found>();
        foreach (var lines in statement.Lines!.GroupBy(line => (line.Kind, Reference: line.Reference!)))
        {
            var said = lines.First();
            var theirs = lines.Sum(line => line.Amount); // a number that stands there twice is not the same amount
            noted.Remove(lines.Key, out var own);
            if (own is null)
            {
                found.Add(new(
                    Unknown(lines.Key.Kind, toUs: true), lines.Key.Reference, theirs, null, said.Currency!,
                    Guid.TryParse(said.MerchantReference, out var chargeId) ? chargeId : null));
            }
            else if (own.Amount != theirs || lines.Any(line => line.Currency != own.Currency))
            {
                found.Add(new(
                    own.Kind is MovementKind.Payment ? DifferenceKind.PaymentAmount : DifferenceKind.RefundAmount,
                    own.Reference, theirs, own.Amount, own.Currency, own.ChargeId));
            }
        }

        // What moved after the statement was made cannot stand there.
        found.AddRange(noted.Values.Where(own => own.At < statement.Until).Select(own => new Found(
            Unknown(own.Kind, toUs: false), own.Reference, null, own.Amount, own.Currency, own.ChargeId)));
        return found;
    }

    /// <summary>What is kept of a charge's payment must be on its invoice, once that is due.</summary>
    /// <param name="issued">The one that is issued and not voided.</param>
    public static Found? Of(Charge charge, Invoice? issued, DateTimeOffset now)
    {
        var kept = charge.State is ChargeState.Paid ? charge.Rest : 0;
        if (issued is not null)
        {
            return issued.Amount == kept ? null : new(
                DifferenceKind.InvoiceAmount, issued.Number, null, kept, charge.Currency, charge.Id, issued.Amount);
        }

        return kept == 0 || charge.InvoiceDueAt is not { } due || due + _untilInvoiced > now ? null : new(
            DifferenceKind.InvoiceMissing, charge.Number, null, kept, charge.Currency, charge.Id);
    }

    private static DifferenceKind Unknown(MovementKind kind, bool toUs) => (kind, toUs) switch
    {
        (MovementKind.Payment, true) => DifferenceKind.PaymentUnknownToUs,
        (MovementKind.Payment, false) => DifferenceKind.PaymentUnknownToProvider,
        (_, true) => DifferenceKind.RefundUnknownToUs,
        _ => DifferenceKind.RefundUnknownToProvider,
    };
}
