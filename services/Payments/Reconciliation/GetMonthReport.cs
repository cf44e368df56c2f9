using System.Globalization;
using System.Text;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Reconciliation;

/// <summary>
/// What came in, went back and was invoiced in one month, for bookkeeping: a row for each day (Asia/Shanghai), office,
/// business and currency, and the sum of each currency, as CSV.
/// </summary>
public static class GetMonthReport
{
    private const string Chinese =
        "日期,受理机构,业务,币种,收款笔数,收款金额,退款笔数,退款金额,净额,开票张数,开票金额,作废张数,作废金额";
    private const string English = "day,office,business,currency,payments,paid,refunds,given back,net,"
        + "invoices,invoiced,voided invoices,voided";

    private sealed record Row(
        string Day, string Office, string Business, string Currency, int Payments, decimal Paid, int Refunds,
        decimal GivenBack, int Invoices, decimal Invoiced, int Voids, decimal Voided)
    {
        public string Line => string.Join(',',
        [
            Day, Office, Business, Currency, Count(Payments), Money(Paid), Count(Refunds), Money(GivenBack),
            Money(Paid - GivenBack), Count(Invoices), Money(Invoiced), Count(Voids), Money(Voided),
        ]);

        private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

        private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
    }

    /// <param name="month">yyyy-MM.</param>
    /// <param name="language">zh or en: of the header.</param>
    public static async Task<FileContentHttpResult> Handle(
        string month, string? language, PaymentsDb db, CancellationToken ct)
    {
        var first = Month.Parse(month);
        var rows = await RowsAsync(first, db, ct);
        var sums = rows.GroupBy(row => row.Currency).OrderBy(one => one.Key).Select(of => new Row(
            "", "", "", of.Key, of.Sum(row => row.Payments), of.Sum(row => row.Paid), of.Sum(row => row.Refunds),
            of.Sum(row => row.GivenBack), of.Sum(row => row.Invoices), of.Sum(row => row.Invoiced),
            of.Sum(row => row.Voids), of.Sum(row => row.Voided)));
        string[] lines = [language is "en" ? English : Chinese, .. rows.Concat(sums).Select(row => row.Line), ""];
        return TypedResults.File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines))], // for spreadsheets
            "text/csv; charset=utf-8", $"apeccard-{first:yyyy-MM}.csv");
    }

    private static Task<List<Row>> RowsAsync(DateOnly first, PaymentsDb db, CancellationToken ct)
    {
        var begin = first.StartInShanghai().ToUniversalTime();
        var end = first.AddMonths(1).StartInShanghai().ToUniversalTime();
        return db.Database.SqlQuery<Row>($"""
            with happened as (
                select "MovedAt" as at, "ChargeId", "Currency", ("Debit" > 0)::int as payments, "Debit" as paid,
                    ("Credit" > 0)::int as refunds, "Credit" as back,
                    0 as invoices, 0.0 as invoiced, 0 as voids, 0.0 as voided
                from "LedgerEntries" where "Account" = 'ProviderClearing'
                union all
                select "IssuedAt", "ChargeId", "Currency", 0, 0, 0, 0, 1, "Amount", 0, 0 from "Invoices"
                union all
                select "VoidedAt", "ChargeId", "Currency", 0, 0, 0, 0, 0, 0, 1, "Amount" from "Invoices")
            select to_char(h.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "Day",
                c."Office", c."Business", h."Currency",
                sum(payments)::int as "Payments", sum(paid) as "Paid",
                sum(refunds)::int as "Refunds", sum(back) as "GivenBack",
                sum(invoices)::int as "Invoices", sum(invoiced) as "Invoiced",
                sum(voids)::int as "Voids", sum(voided) as "Voided"
            from happened h join "Charges" c on c."Id" = h."ChargeId"
            where h.at >= {begin} and h.at < {end}
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """)
            .ToListAsync(ct);
    }
}
