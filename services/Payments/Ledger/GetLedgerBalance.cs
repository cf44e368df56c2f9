using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Ledger;

/// <summary>
/// What stands on each account, and whether it is as it must be: debits and credits are alike in every currency, and
/// what is booked for a charge is what its state says. For the finance officer.
/// </summary>
public static class GetLedgerBalance
{
    private const int MostShown = 100;

    /// <param name="IsBalanced">Debits and credits are alike, and no charge disagrees.</param>
    /// <param name="Disagreements">The first hundred.</param>
    public record Response(
        bool IsBalanced, IReadOnlyList<Balance> Balances, IReadOnlyList<Disagreement> Disagreements);

    /// <param name="Currency">ISO 4217.</param>
    public record Balance(Account Account, string Currency, decimal Debit, decimal Credit);

    /// <summary>An account on which a charge has another balance than its state says.</summary>
    public record Disagreement(Guid ChargeId, string Account, string Currency, decimal Booked, decimal Expected);

    public static async Task<Ok<Response>> Handle(PaymentsDb db, CancellationToken ct) =>
        TypedResults.Ok(await ReadAsync(db, ct));

    public static async Task<Response> ReadAsync(PaymentsDb db, CancellationToken ct)
    {
        var balances = await db.LedgerEntries
            .GroupBy(entry => new { entry.Account, entry.Currency })
            .Select(group => new Balance(
                group.Key.Account, group.Key.Currency, group.Sum(entry => entry.Debit),
                group.Sum(entry => entry.Credit)))
            .ToListAsync(ct);
        var disagreements = await DisagreementsAsync(db, ct);
        var isBalanced = disagreements.Count == 0 && balances.GroupBy(one => one.Currency)
            .All(currency => currency.Sum(one => one.Debit) == currency.Sum(one => one.Credit));
        return new(
            isBalanced, [.. balances.OrderBy(one => one.Currency).ThenBy(one => one.Account)], disagreements);
    }

    private static Task<List<Disagreement>> DisagreementsAsync(PaymentsDb db, CancellationToken ct) => db.Database
        .SqlQuery<Disagreement>($"""
            with expected as (
                select "Id" as "ChargeId", "Currency",
                    case when "State" = 'Open' then "Amount" else 0 end as receivable,
                    case when "PaidAt" is null then 0 else "Amount" - "GivenBack" end as clearing,
                    "GivenBack" - case when "State" in ('Refunding', 'Refunded') then "Amount"
                        else "ApprovedRefunds" end as payable
                from "Charges"),
            said as (
                select "ChargeId", "Currency", a."Account", a.balance
                from expected cross join lateral (values
                    ('Receivable', receivable), ('ProviderClearing', clearing), ('RefundsPayable', payable),
                    ('FeeIncome', -(receivable + clearing + payable))) a("Account", balance)),
            booked as (
                select "ChargeId", "Currency", "Account", sum("Debit" - "Credit") as balance
                from "LedgerEntries" group by "ChargeId", "Currency", "Account")
            select "ChargeId", "Account", "Currency",
                coalesce(booked.balance, 0) as "Booked", coalesce(said.balance, 0) as "Expected"
            from said full join booked using ("ChargeId", "Currency", "Account")
            where coalesce(booked.balance, 0) <> coalesce(said.balance, 0)
            order by "ChargeId", "Account" limit {MostShown}
            """)
        .ToListAsync(ct);
}
