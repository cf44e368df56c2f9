using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>Payments tells us the fee arrived: nothing keeps the case from the ministry any more.</summary>
public sealed class WhenFeePaid(ApplicationsDb db) : IConsumer<FeePaid>
{
    public async Task Consume(ConsumeContext<FeePaid> context)
    {
        var (paid, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(paid.CaseId, ct);
        if (caseFile.RecordPayment(paid.PaidAt) is { } ready)
        {
            db.Publish(ready);
        }

        await db.SaveChangesAsync(ct);
    }
}
