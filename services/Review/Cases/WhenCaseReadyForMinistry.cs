using ApecCard.Contracts;
using ApecCard.Review.Deadlines;
using MassTransit;

namespace ApecCard.Review.Cases;

/// <summary>Reviewed by the foreign affairs office and paid: the case enters the ministry's queue.</summary>
public sealed class WhenCaseReadyForMinistry(
    ReviewDb db, Calendars calendars, TimeProvider clock) : IConsumer<CaseReadyForMinistry>
{
    public async Task Consume(ConsumeContext<CaseReadyForMinistry> context)
    {
        var review = await db.GetCaseAsync(context.Message.CaseId, context.CancellationToken);
        review.OpenMinistryReview(await calendars.GetAsync(context.CancellationToken), clock.GetUtcNow());
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
