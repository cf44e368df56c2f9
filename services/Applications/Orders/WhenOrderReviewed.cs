using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Orders;

/// <summary>The office has approved or refused an order.</summary>
public sealed class WhenOrderReviewed(ApplicationsDb db) : IConsumer<OrderReviewed>
{
    public async Task Consume(ConsumeContext<OrderReviewed> context)
    {
        var (reviewed, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(reviewed.CaseId, ct);
        db.PublishAll(caseFile.RecordOrderReview(
            caseFile.GetOrder(reviewed.OrderId), reviewed.Round, reviewed.Decision, reviewed.ReasonCode,
            reviewed.DecidedAt));
        await db.SaveChangesAsync(ct);
    }
}
