using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The fee is not to be paid any more.</summary>
public sealed class WhenChargeExpired(ApplicationsDb db) : IConsumer<ChargeExpired>
{
    public async Task Consume(ConsumeContext<ChargeExpired> context)
    {
        var (expired, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(expired.CaseId, ct);
        if (expired.OrderId is null) // an order that has ended shows no fee
        {
            caseFile.RecordEndOfCharge(expired.ExpiredAt);
        }

        await db.SaveChangesAsync(ct);
    }
}
