using ApecCard.Contracts;
using ApecCard.Review.Calls;
using MassTransit;

namespace ApecCard.Review.Cases;

/// <summary>All economies have decided: the review is over.</summary>
public sealed class WhenCaseCompleted(ReviewDb db, TimeProvider clock) : IConsumer<CaseCompleted>
{
    public async Task Consume(ConsumeContext<CaseCompleted> context)
    {
        var (caseId, ct) = (context.Message.CaseId, context.CancellationToken);
        await db.LockCaseAsync(caseId, ct);
        (await db.GetCaseAsync(caseId, ct)).Close(clock.GetUtcNow());
        await db.EndCallsAsync(caseId, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
    }
}
