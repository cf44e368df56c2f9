using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Review.Cases;

/// <summary>Reviewed by the foreign affairs office and paid: the case enters the ministry's queue.</summary>
public sealed class WhenCaseReadyForMinistry(ReviewDb db, TimeProvider clock) : IConsumer<CaseReadyForMinistry>
{
    public async Task Consume(ConsumeContext<CaseReadyForMinistry> context)
    {
        var review = await db.GetCaseAsync(context.Message.CaseId, context.CancellationToken);
        review.OpenMinistryReview(clock.GetUtcNow());
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
