using ApecCard.Contracts;
using ApecCard.Review.Calls;
using MassTransit;

namespace ApecCard.Review.Cases;

/// <summary>The case is refused, by us or by all economies: it leaves every queue.</summary>
public sealed class WhenCaseRefused(ReviewDb db, TimeProvider clock) : IConsumer<CaseRefused>
{
    public async Task Consume(ConsumeContext<CaseRefused> context)
    {
        var (caseId, ct) = (context.Message.CaseId, context.CancellationToken);
        await db.LockCaseAsync(caseId, ct);
        (await db.GetCaseAsync(caseId, ct)).Close(clock.GetUtcNow());
        await db.EndCallsAsync(caseId, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
    }
}
