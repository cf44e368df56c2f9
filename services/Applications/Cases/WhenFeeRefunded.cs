using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>What was paid is given back.</summary>
public sealed class WhenFeeRefunded(ApplicationsDb db) : IConsumer<FeeRefunded>
{
    public async Task Consume(ConsumeContext<FeeRefunded> context)
    {
        var (refunded, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(refunded.CaseId, ct);
        if (refunded.OrderId is { } orderId)
        {
            caseFile.RecordRefund(caseFile.GetOrder(orderId), refunded.RefundedAt);
        }
        else
        {
            caseFile.RecordRefund(refunded.RefundedAt);
        }

        await db.SaveChangesAsync(ct);
    }
}
