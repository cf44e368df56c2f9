using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>Payments has opened the charge: the fee can be paid from now on.</summary>
public sealed class WhenChargeOpened(ApplicationsDb db) : IConsumer<ChargeOpened>
{
    public async Task Consume(ConsumeContext<ChargeOpened> context)
    {
        var (opened, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(opened.CaseId, ct);
        caseFile.RecordCharge(opened.Amount, opened.Currency, opened.OpenedAt);
        await db.SaveChangesAsync(ct);
    }
}
