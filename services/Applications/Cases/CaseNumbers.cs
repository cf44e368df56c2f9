using System.Globalization;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ApecCard.Applications.Cases;

/// <summary>How many case numbers a day has given out.</summary>
public sealed class CaseNumberCounter
{
    public DateOnly Day { get; init; }
    public int Last { get; set; }
}

/// <summary>
/// Case numbers: APEC, the day in Asia/Shanghai, six digits that count up, the same for all replicas.
/// </summary>
public static class CaseNumbers
{
    private const int LockKey = 4711;
    private const int Most = 999_999;

    /// <summary>
    /// The day's next number, held until the transaction ends. The lock queues fairly in front of the counter's row,
    /// which is the truth.
    /// </summary>
    public static async Task<string> NextCaseNumberAsync(this ApplicationsDb db, DateOnly day, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var batch = new NpgsqlBatch(
            connection, (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction())
        {
            BatchCommands =
            {
                new("select pg_advisory_xact_lock($1, $2)")
                {
                    Parameters = { new() { Value = LockKey }, new() { Value = day.DayNumber } },
                },
                new("""
                    insert into "CaseNumbers" as n ("Day", "Last") values ($1, 1)
                    on conflict ("Day") do update set "Last" = n."Last" + 1
                    returning "Last"
                    """)
                {
                    Parameters = { new() { Value = day } },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetInt32(0) is var next and <= Most
            ? string.Create(CultureInfo.InvariantCulture, $"APEC{day:yyyyMMdd}{next:D6}")
            : throw new RuleViolationException(
                "case.numbers-used-up", "Today's case numbers are used up. Submit tomorrow.");
    }
}
