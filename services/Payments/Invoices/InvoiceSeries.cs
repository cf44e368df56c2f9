using System.Globalization;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Invoices;

/// <summary>The last number given to an invoice in a year, in Asia/Shanghai.</summary>
public sealed record InvoiceSeries(int Year, int Last)
{
    /// <summary>
    /// The next number. Who asks next waits until this transaction ends; if it comes to nothing, so does the number: no
    /// gap, no repetition.
    /// </summary>
    public static async Task<string> NextAsync(PaymentsDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A number is taken in the transaction that issues the invoice.");
        }

        var year = now.DayInShanghai().Year;
        var numbers = await db.Database.SqlQuery<int>($"""
            insert into "InvoiceSeries" ("Year", "Last") values ({year}, 1)
            on conflict ("Year") do update set "Last" = "InvoiceSeries"."Last" + 1
            returning "Last" as "Value"
            """).ToListAsync(ct);
        return string.Create(CultureInfo.InvariantCulture, $"{year:0000}{numbers.Single():00000000}");
    }
}
