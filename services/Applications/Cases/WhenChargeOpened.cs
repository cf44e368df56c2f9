using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>Payments has opened the charge of a case, or of an order: the fee can be paid from now on.</summary>
public sealed class WhenChargeOpened(ApplicationsDb db) : IConsumer<ChargeOpened>
{
    public async Task Consume(ConsumeContext<ChargeOpened> context)
    {
        var (opened, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(opened.CaseId, ct);
        if (opened.OrderId is { } orderId)
        {
            caseFile.RecordCharge(caseFile.GetOrder(orderId), opened.Amount, opened.Currency, opened.OpenedAt);
        }
        else
        {
            caseFile.RecordCharge(opened.Amount, opened.Currency, opened.OpenedAt);
        }

        await db.SaveChangesAsync(ct);
    }
}
