using ApecCard.Payments.Ledger;

namespace ApecCard.Payments.Charges;

/// <summary>What happens to a charge's money is booked when it happens, and saved with it.</summary>
public sealed partial class Charge
{
    private readonly List<LedgerEntry> _booked = [];

    /// <summary>What was booked since this was asked last: it is saved together with the charge.</summary>
    public IReadOnlyList<LedgerEntry> TakeBooked()
    {
        LedgerEntry[] booked = [.. _booked];
        _booked.Clear();
        return booked;
    }

    private Charge BookOpened()
    {
        Book(Account.Receivable, Account.FeeIncome, Amount, "charge.opened", OpenedAt);
        return this;
    }

    private void Book(
        Account debit, Account credit, decimal amount, string why, DateTimeOffset at, Movement? movement = null) =>
        _booked.AddRange(LedgerEntry.Book(Id, debit, credit, amount, Currency, why, at, movement));
}
