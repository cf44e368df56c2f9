using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using MassTransit;

namespace ApecCard.Payments.Invoices;

/// <summary>The ministry has passed the application: its fee is to be invoiced (domain §3, #8).</summary>
public sealed class WhenCaseForwarded(PaymentsDb db, TimeProvider clock) : IConsumer<CaseForwarded>
{
    public async Task Consume(ConsumeContext<CaseForwarded> context)
    {
        if (await db.LockChargeOfAsync(context.Message.CaseId, context.CancellationToken) is not { } charge)
        {
            throw new TooEarlyException("The charge is not opened yet.");
        }

        charge.OweInvoice(clock.GetUtcNow());
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
