using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>Payments tells us a fee arrived: the case may go on to the ministry, the order to production.</summary>
public sealed class WhenFeePaid(ApplicationsDb db) : IConsumer<FeePaid>
{
    public async Task Consume(ConsumeContext<FeePaid> context)
    {
        var (paid, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(paid.CaseId, ct);
        db.PublishAll(paid.OrderId is { } orderId
            ? caseFile.RecordPayment(caseFile.GetOrder(orderId), paid.PaidAt)
            : caseFile.RecordPayment(paid.PaidAt) is { } ready ? [ready] : []);
        await db.SaveChangesAsync(ct);
    }
}
