using ApecCard.Contracts;
using ApecCard.Review.Calls;
using MassTransit;

namespace ApecCard.Review.Cases;

/// <summary>Nobody answered in time: the case leaves every queue.</summary>
public sealed class WhenCaseLapsed(ReviewDb db, TimeProvider clock) : IConsumer<CaseLapsed>
{
    public async Task Consume(ConsumeContext<CaseLapsed> context)
    {
        var (caseId, ct) = (context.Message.CaseId, context.CancellationToken);
        await db.LockCaseAsync(caseId, ct);
        (await db.GetCaseAsync(caseId, ct)).Close(clock.GetUtcNow());
        await db.EndCallsAsync(caseId, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
    }
}
