using ApecCard.Applications.Orders;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// When an enterprise that does not answer is reminded, and when its application lapses (<c>Lapse__Days</c>).
/// </summary>
public sealed class LapseSettings
{
    public int Days { get; init; } = 60;

    /// <summary>Days after which a reminder goes out, ascending.</summary>
    public int[] RemindAfterDays { get; init; } = [7, 21, 45, 55];

    /// <summary>How many reminders are due when it has waited since then.</summary>
    public int RemindersDue(DateTimeOffset since, DateTimeOffset now) =>
        RemindAfterDays.Count(days => since.AddDays(days) <= now);
}

/// <summary>
/// Reminds of corrections and payments that nobody answers, and lets them lapse at last. Replicas share the work:
/// each case is one short transaction.
/// </summary>
public sealed class Deadlines(
    IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger<Deadlines> logger)
    : Rounds(TimeSpan.FromSeconds(5), logger)
{
    private readonly LapseSettings _settings = configuration.GetSection("Lapse").Get<LapseSettings>() ?? new();

    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await FindDueAsync(db, now, ct) is { } caseFile)
        {
            Answer(db, caseFile, now);
        }
        else if (await FindDueOrderAsync(db, now, ct) is var (itsCase, order))
        {
            Answer(db, itsCase, order, now);
        }
        else
        {
            return false;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private void Answer(ApplicationsDb db, CaseFile caseFile, DateTimeOffset now)
    {
        if (caseFile.WaitingSince.AddDays(_settings.Days) <= now)
        {
            db.Publish(caseFile.Lapse(now));
            db.Audit("applications", "case.lapsed", caseFile.Id.ToString(), now);
        }
        else
        {
            caseFile.Remind(now);
            db.Audit("applications", "case.reminded", caseFile.Id.ToString(), now);
        }
    }

    private void Answer(ApplicationsDb db, CaseFile caseFile, Order order, DateTimeOffset now)
    {
        if (order.WaitingSince.AddDays(_settings.Days) <= now)
        {
            db.PublishAll(caseFile.Lapse(order, now));
            db.Audit("applications", "order.lapsed", order.Id.ToString(), now);
        }
        else
        {
            caseFile.Remind(order, now);
            db.Audit("applications", "order.reminded", order.Id.ToString(), now);
        }
    }

    // The steps are few: for each number of reminders given, those that have waited until the next.
    private IEnumerable<(int Given, DateTimeOffset Before)> Steps(DateTimeOffset now) =>
        _settings.RemindAfterDays.Append(_settings.Days).Select((days, given) => (given, now.AddDays(-days)));

    private async Task<CaseFile?> FindDueAsync(ApplicationsDb db, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var (given, before) in Steps(now))
        {
            var due = await db.Cases
                .FromSql($"""
                    select * , xmin from "Cases"
                    where "Stage" in ('Correction', 'AwaitingPayment')
                        and "Reminders" = {given} and "WaitingSince" <= {before}
                    order by "WaitingSince" limit 1 for update skip locked
                    """)
                .ToListAsync(ct);
            if (due is [var caseFile])
            {
                return caseFile;
            }
        }

        return null;
    }

    // The case is held, not the order: whatever changes an order holds its case first.
    private async Task<(CaseFile, Order)?> FindDueOrderAsync(
        ApplicationsDb db, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var (given, before) in Steps(now))
        {
            var due = await db.Cases
                .FromSql($"""
                    select c.*, c.xmin from "Cases" c join "Orders" o on o."CaseId" = c."Id"
                    where o."State" in ('InCorrection', 'AwaitingPayment')
                        and o."Reminders" = {given} and o."WaitingSince" <= {before}
                    order by o."WaitingSince" limit 1 for update of c skip locked
                    """)
                .ToListAsync(ct);
            if (due is [var caseFile])
            {
                await db.Entry(caseFile).Collection(c => c.Orders).LoadAsync(ct);
                return (caseFile, caseFile.Orders.First(order => order.Allows(OrderAction.Lapse)
                    && order.Reminders == given && order.WaitingSince <= before));
            }
        }

        return null;
    }
}
