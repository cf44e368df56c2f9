using ApecCard.Contracts;
using ApecCard.Review.Applications;
using ApecCard.Review.Cases;
using ApecCard.Review.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Reconciliation;

/// <summary>
/// Compares Review's queues with where Applications has its cases, every few minutes (<c>Reconciliation__Every</c>).
/// What changed on either side within the grace (<c>Reconciliation__Grace</c>) may be in flight and is left alone; a
/// lost message is made up for; the rest is shown to operations until somebody has mended it.
/// </summary>
public sealed class Reconciler(
    IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger<Reconciler> logger)
    : BackgroundService
{
    private const int AtOnce = 100;
    private readonly TimeSpan _every = configuration.GetValue("Reconciliation:Every", TimeSpan.FromMinutes(2));
    private readonly TimeSpan _grace = configuration.GetValue("Reconciliation:Grace", TimeSpan.FromMinutes(15));

    /// <summary>When it was last done to the end, and how many cases were compared.</summary>
    public (DateTimeOffset At, int Cases)? LastRun { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "The queues were not compared with Applications, trying again in {Every}", _every);
            }
        }
    }

    public async Task RunAsync(CancellationToken ct)
    {
        var compared = 0;
        for (string? after = null; ;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var page = await scope.ServiceProvider.GetRequiredService<ApplicationsClient>().GetInReviewAsync(after, ct);
            await CompareAsync(page.Items, page.Items.Select(one => one.CaseId), ct);
            compared += page.Items.Count;
            if ((after = page.Next) is null)
            {
                break;
            }
        }

        for (var after = Guid.Empty; ;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
            var open = await db.Cases
                .Where(review => review.Stage != CaseStage.Closed && review.Stage != CaseStage.PreClearance)
                .Where(review => review.Id > after)
                .OrderBy(review => review.Id).Select(review => review.Id).Take(AtOnce).ToArrayAsync(ct);
            if (open.Length == 0)
            {
                break;
            }

            var applications = scope.ServiceProvider.GetRequiredService<ApplicationsClient>();
            await CompareAsync(await applications.GetStandingsAsync(open, ct), open, ct);
            after = open[^1];
        }

        LastRun = (clock.GetUtcNow(), compared);
    }

    private async Task CompareAsync(
        IReadOnlyCollection<CaseStanding> there, IEnumerable<Guid> caseIds, CancellationToken ct)
    {
        foreach (var caseId in caseIds)
        {
            await using var scope = scopes.CreateAsyncScope(); // each case is a transaction of its own
            var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.LockCaseAsync(caseId, ct);
            var standing = there.FirstOrDefault(one => one.CaseId == caseId);
            var here = await db.Cases.FindAsync([caseId], ct);
            await SettleAsync(caseId, standing, here, scope.ServiceProvider, db, ct);
            await transaction.CommitAsync(ct);
        }
    }

    private async Task SettleAsync(
        Guid caseId, CaseStanding? there, ReviewCase? here, IServiceProvider services, ReviewDb db,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var remedy = Comparison.Of(there, here);
        var found = await db.Findings.SingleOrDefaultAsync(
            finding => finding.CaseId == caseId && finding.MendedAt == null, ct);
        if (remedy is Remedy.None)
        {
            found?.Mended(now);
            await db.SaveChangesAsync(ct);
            return;
        }

        if (there?.Since > now - _grace || here?.ReceivedAt > now - _grace)
        {
            return; // may be in flight
        }

        if (found is null)
        {
            found = new()
            {
                CaseId = caseId,
                CaseNumber = there?.CaseNumber ?? here!.CaseNumber,
                There = there is null ? "unknown" : $"{there.Stage}, round {there.Round}",
                Here = here is null ? "unknown" : $"{here.Stage}, round {here.Round}",
                FoundAt = now,
            };
            db.Add(found);
            logger.LogError(
                "{CaseNumber}: Applications says {There}, Review {Here}", found.CaseNumber, found.There, found.Here);
        }

        if (remedy is not Remedy.Report)
        {
            await MendAsync(
                remedy, there!, here, await services.GetRequiredService<Calendars>().GetAsync(ct), db, now, ct);
            db.Audit("review", $"reconciliation.{remedy}", caseId.ToString(), now);
            found.Mended(now);
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task MendAsync(
        Remedy remedy, CaseStanding there, ReviewCase? here, WorkingCalendar calendar, ReviewDb db, DateTimeOffset now,
        CancellationToken ct)
    {
        switch (remedy)
        {
            case Remedy.OpenHere:
                var office = await db.Offices.AsNoTracking().Where(one => one.Office == there.Office)
                    .OrderByDescending(one => one.Version).FirstAsync(ct);
                var files = there.Materials.Select(item => new FrozenFile(item, Guid.Empty, "")).ToArray();
                db.Add(ReviewCase.Open(
                    new(there.CaseId, 1, there.CaseNumber, there.EnterpriseId, there.Office, files, there.Since),
                    OfficeTerms.Of(office), calendar, now));
                break;
            case Remedy.ResumeHere:
                here!.Resume(there.Round, there.Materials, calendar, now);
                break;
            case Remedy.OpenMinistryReviewHere:
                here!.OpenMinistryReview(calendar, now);
                break;
            default:
                here!.Close(now);
                break;
        }
    }
}
