using ApecCard.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Invoices;

/// <summary>All that was paid is given back: what was invoiced for it is voided.</summary>
public sealed class WhenFeeRefunded(PaymentsDb db, TimeProvider clock) : IConsumer<FeeRefunded>
{
    public async Task Consume(ConsumeContext<FeeRefunded> context)
    {
        var (refunded, ct) = (context.Message, context.CancellationToken);
        await db.LockChargeAsync(refunded.ChargeId, ct);
        var now = clock.GetUtcNow();
        foreach (var invoice in await db.Invoices
            .Where(one => one.ChargeId == refunded.ChargeId && one.State == InvoiceState.Issued).ToListAsync(ct))
        {
            invoice.VoidRefunded(now);
            db.Audit("payments", "invoice.voided", invoice.ChargeId.ToString(), now, invoice.Number);
        }

        await db.SaveChangesAsync(ct);
    }
}
