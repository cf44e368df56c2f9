using ApecCard.Contracts;
using ApecCard.Review.Calls;
using ApecCard.Review.Deadlines;
using MassTransit;

namespace ApecCard.Review.Cases;

/// <summary>
/// The enterprise has corrected what was pinned: the case is back in its queue. It never waited for the guidance
/// call, which is not needed any more.
/// </summary>
public sealed class WhenCorrectionSubmitted(
    ReviewDb db, Calendars calendars, TimeProvider clock) : IConsumer<CorrectionSubmitted>
{
    public async Task Consume(ConsumeContext<CorrectionSubmitted> context)
    {
        var (submitted, ct) = (context.Message, context.CancellationToken);
        await db.LockCaseAsync(submitted.CaseId, ct);
        var (review, now) = (await db.GetCaseAsync(submitted.CaseId, ct), clock.GetUtcNow());
        review.Resume(
            submitted.Round, [.. submitted.Materials.Select(file => file.Item).Distinct()],
            await calendars.GetAsync(ct), now);
        await db.EndCallsAsync(submitted.CaseId, now, ct);
        await db.SaveChangesAsync(ct);
    }
}
