using ApecCard.Contracts;
using ApecCard.Review.Applications;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Calls;

/// <summary>The office's guidance calls: what is to be telephoned, the next first.</summary>
public static class GetCalls
{
    public record Item(
        Guid CallId, Guid CaseId, string CaseNumber, Guid? OrderId, string? OrderNumber, ReviewStage Stage,
        DateTimeOffset OpenedAt, DateTimeOffset NextCallAt, int Attempts);

    /// <param name="OrderId">The order it is about; none when it is about the application.</param>
    /// <param name="Phone">The enterprise's contact, as the case names it, or the order.</param>
    public record CallView(
        Guid CallId, Guid CaseId, string CaseNumber, Guid? OrderId, string? OrderNumber, string ContactName,
        string Phone, DateTimeOffset NextCallAt, DateTimeOffset? DoneAt, Attempt[] Attempts);

    public record Attempt(
        DateTimeOffset At, string Officer, CallOutcome Outcome, string? Advice, DateTimeOffset? NextCallAt);

    /// <param name="caseId">Only those about this case, or an order on it.</param>
    public static async Task<Ok<Page<Item>>> Handle(
        Guid? caseId, [AsParameters] PageRequest page, Caller caller, ReviewDb db, CancellationToken ct)
    {
        var after = page.After ?? Guid.Empty;
        var calls = await db.Calls.AsNoTracking().SeenBy(caller)
            .Where(call => call.DoneAt == null && call.QueuePosition > after)
            .Where(call => caseId == null || call.CaseId == caseId)
            .OrderBy(call => call.QueuePosition)
            .Take(page.Limit + 1)
            .Select(call => new
            {
                call.QueuePosition,
                View = new Item(
                call.Id, call.CaseId, call.CaseNumber, call.OrderId, call.OrderNumber, call.Stage, call.OpenedAt,
                call.NextCallAt, call.Attempts.Count)
            })
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(calls, call => call.QueuePosition, call => call.View));
    }

    /// <summary>One call with whom to telephone and what was said before; the look is audited.</summary>
    public static async Task<Results<Ok<CallView>, NotFound>> One(
        Guid callId, Caller caller, ReviewDb db, ApplicationsClient applications, PersonalDataProtector protector,
        TimeProvider clock, CancellationToken ct)
    {
        var call = await db.Calls.AsNoTracking().SeenBy(caller).Include(one => one.Attempts)
            .SingleOrDefaultAsync(one => one.Id == callId, ct);
        if (call is null)
        {
            return TypedResults.NotFound();
        }

        var company = (await applications.GetPersonalDataAsync(
            call.CaseId, ReadingPurpose.Guidance, ct, call.OrderId)).Company;
        db.Audit(caller.Subject, "call.read", call.CaseId.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new CallView(
            call.Id, call.CaseId, call.CaseNumber, call.OrderId, call.OrderNumber, company.ContactName,
            company.ContactPhone, call.NextCallAt, call.DoneAt,
            [.. call.Attempts.OrderBy(one => one.At).Select(one => new Attempt(
                one.At, one.Officer, one.Outcome,
                one.Advice is null ? null : protector.Unprotect<string>(one.Advice), one.NextCallAt))]));
    }

    /// <summary>Calls are the desk's that returned the case.</summary>
    public static IQueryable<GuidanceCall> SeenBy(this IQueryable<GuidanceCall> calls, Caller caller)
    {
        var (stages, office) = (caller.Stages(), caller.Office);
        return calls.Where(call => stages.Contains(call.Stage)
            && (call.Stage == ReviewStage.MinistryReview || call.Office == office));
    }
}
