using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Reconciliation;

/// <summary>
/// Something that is not the same in two of the three books, the provider's statement, our ledger and our invoices: a
/// case for the finance officers. It ends by itself when a later comparison no longer finds it, or with an officer's
/// word of what was done.
/// </summary>
public sealed class Difference : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The statement's day, or that of the invoice (Asia/Shanghai).</summary>
    public required DateOnly Day { get; init; }
    public required DifferenceKind Kind { get; init; }

    /// <summary>The provider's number of the payment or refund, or the invoice's.</summary>
    public required string Reference { get; init; }

    /// <summary>Which charge; none when it is not known.</summary>
    public Guid? ChargeId { get; init; }

    /// <summary>In the provider's statement.</summary>
    public decimal? Theirs { get; private set; }

    /// <summary>In our ledger.</summary>
    public decimal? Ours { get; private set; }

    /// <summary>On our invoice.</summary>
    public decimal? Invoiced { get; private set; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }
    public required DateTimeOffset FoundAt { get; init; }

    public DifferenceState State { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The officer who resolved it.</summary>
    public string? ResolvedBy { get; private set; }

    /// <summary>What was done about it.</summary>
    public string? Resolution { get; private set; }

    public uint RowVersion { get; private set; }

    public static Difference Of(Found found, DateOnly day, DateTimeOffset now, Guid? chargeId) => new()
    {
        Day = day,
        Kind = found.Kind,
        Reference = found.Reference,
        ChargeId = chargeId,
        Theirs = found.Theirs,
        Ours = found.Ours,
        Invoiced = found.Invoiced,
        Currency = found.Currency,
        FoundAt = now,
    };

    /// <summary>A later comparison finds it still, or again. What an officer has resolved stays resolved.</summary>
    public void FindAgain(Found found)
    {
        (Theirs, Ours, Invoiced) = (found.Theirs, found.Ours, found.Invoiced);
        if (State is DifferenceState.Settled)
        {
            (State, EndedAt) = (DifferenceState.Open, null);
        }
    }

    /// <summary>A later comparison does not find it any more.</summary>
    public void Settle(DateTimeOffset now)
    {
        if (State is DifferenceState.Open)
        {
            (State, EndedAt) = (DifferenceState.Settled, now);
        }
    }

    /// <param name="resolution">What was done about it.</param>
    /// <exception cref="RuleViolationException">difference.ended.</exception>
    public void Resolve(string officer, string resolution, DateTimeOffset now)
    {
        if (State is not DifferenceState.Open)
        {
            throw new RuleViolationException("difference.ended", "This difference is settled or resolved already.");
        }

        (State, ResolvedBy, Resolution, EndedAt) = (DifferenceState.Resolved, officer, resolution, now);
    }
}

public enum DifferenceKind
{
    /// <summary>On the statement, and not in our ledger.</summary>
    PaymentUnknownToUs,

    /// <summary>In our ledger, and not on the statement.</summary>
    PaymentUnknownToProvider,

    /// <summary>In both, with different amounts.</summary>
    PaymentAmount,
    RefundUnknownToUs,
    RefundUnknownToProvider,
    RefundAmount,

    /// <summary>A payment is kept, its invoice is due, and there is none.</summary>
    InvoiceMissing,

    /// <summary>The invoice is not of what is kept of the payment.</summary>
    InvoiceAmount,
}

public enum DifferenceState
{
    Open,

    /// <summary>A later comparison did not find it any more.</summary>
    Settled,

    /// <summary>An officer has said what was done about it.</summary>
    Resolved,
}
