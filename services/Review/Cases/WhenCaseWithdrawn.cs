using ApecCard.Contracts;
using ApecCard.Review.Calls;
using MassTransit;

namespace ApecCard.Review.Cases;

/// <summary>The enterprise took its application back: it leaves every queue.</summary>
public sealed class WhenCaseWithdrawn(ReviewDb db, TimeProvider clock) : IConsumer<CaseWithdrawn>
{
    public async Task Consume(ConsumeContext<CaseWithdrawn> context)
    {
        var (caseId, ct) = (context.Message.CaseId, context.CancellationToken);
        await db.LockCaseAsync(caseId, ct);
        (await db.GetCaseAsync(caseId, ct)).Close(clock.GetUtcNow());
        await db.EndCallsAsync(caseId, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
    }
}
