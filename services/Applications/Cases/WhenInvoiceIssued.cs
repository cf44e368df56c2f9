using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>What was paid is invoiced: the enterprise is told that it can be downloaded.</summary>
public sealed class WhenInvoiceIssued(ApplicationsDb db) : IConsumer<InvoiceIssued>
{
    public async Task Consume(ConsumeContext<InvoiceIssued> context)
    {
        var (issued, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(issued.CaseId, ct);
        if (issued.OrderId is { } orderId)
        {
            caseFile.RecordInvoice(caseFile.GetOrder(orderId), issued.IssuedAt);
        }
        else
        {
            caseFile.RecordInvoice(issued.IssuedAt);
        }

        await db.SaveChangesAsync(ct);
    }
}
