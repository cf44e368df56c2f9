namespace ApecCard.Payments.Ledger;

/// <summary>
/// One side of a booking: a debit or a credit. Entries are added and never change: the database refuses it, and refuses
/// a booking whose two sides differ.
/// </summary>
public sealed class LedgerEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The entries of one booking balance.</summary>
    public required Guid BookingId { get; init; }
    public required Guid ChargeId { get; init; }
    public required Account Account { get; init; }
    public required decimal Debit { get; init; }
    public required decimal Credit { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, in the words of the audit: charge.paid.</summary>
    public required string Why { get; init; }

    /// <summary>On the account of the provider: its number of the payment or refund.</summary>
    public string? Reference { get; private init; }

    /// <summary>On the account of the provider: when the money moved, by its clock.</summary>
    public DateTimeOffset? MovedAt { get; private init; }

    /// <summary>Both sides of a booking.</summary>
    /// <param name="movement">What the provider did, where its account is one of them.</param>
    public static LedgerEntry[] Book(
        Guid chargeId, Account debit, Account credit, decimal amount, string currency, string why, DateTimeOffset at,
        Movement? movement = null)
    {
        var booking = Guid.CreateVersion7();
        return [Side(debit, amount, 0), Side(credit, 0, amount)];

        LedgerEntry Side(Account account, decimal owed, decimal owned) => new()
        {
            BookingId = booking,
            ChargeId = chargeId,
            Account = account,
            Debit = owed,
            Credit = owned,
            Currency = currency,
            At = at,
            Why = why,
            Reference = account is Account.ProviderClearing ? movement?.Reference : null,
            MovedAt = account is Account.ProviderClearing ? movement?.At : null,
        };
    }
}
