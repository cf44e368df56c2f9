using ApecCard.Applications.Review;
using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Orders;

/// <summary>An officer returned an order; the reasons are asked of Review, because they are about a person.</summary>
public sealed class WhenOrderCorrectionRequested(
    ApplicationsDb db, ReviewClient review) : IConsumer<OrderCorrectionRequested>
{
    public async Task Consume(ConsumeContext<OrderCorrectionRequested> context)
    {
        var (requested, ct) = (context.Message, context.CancellationToken);
        var reasons = await review.GetOrderGuidanceAsync(requested.OrderId, ct);
        var caseFile = await db.GetCaseAsync(requested.CaseId, ct);
        caseFile.RequestOrderCorrection(
            caseFile.GetOrder(requested.OrderId),
            requested.Round,
            requested.Pins.Select(pin => (pin, reasons.ReasonOf(requested.Round, pin.Target))),
            requested.RequestedAt);
        await db.SaveChangesAsync(ct);
    }
}
