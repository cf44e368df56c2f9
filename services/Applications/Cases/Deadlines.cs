using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>When an enterprise that does not answer is reminded, and when its application lapses (<c>Lapse__Days</c>).</summary>
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
/// Reminds of corrections and payments that nobody answers, and lets them lapse at last. Replicas share the work: each case
/// is one short transaction.
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
        if (await FindDueAsync(db, now, ct) is not { } caseFile)
        {
            return false;
        }

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

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    // The steps are few: for each number of reminders given, those that have waited until the next.
    private async Task<CaseFile?> FindDueAsync(ApplicationsDb db, DateTimeOffset now, CancellationToken ct)
    {
        int[] steps = [.. _settings.RemindAfterDays, _settings.Days];
        for (var given = 0; given < steps.Length; given++)
        {
            var before = now.AddDays(-steps[given]);
            var due = await db.Cases
                .FromSql($"""
                    select * , xmin from "Cases"
                    where "Stage" in ('Correction', 'AwaitingPayment') and "Reminders" = {given} and "WaitingSince" <= {before}
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
}
