using ApecCard.Contracts;
using ApecCard.Payments.Fees;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Charges;

/// <summary>
/// A case was submitted: from now on its fee can be paid. One charge per application, whatever comes how often; of two
/// at the same moment the unique index lets one pass, and the other finds it when it is tried again.
/// </summary>
public sealed class WhenCaseSubmitted(PaymentsDb db, TimeProvider clock) : IConsumer<CaseSubmitted>
{
    public async Task Consume(ConsumeContext<CaseSubmitted> context)
    {
        var (submitted, ct) = (context.Message, context.CancellationToken);
        if (await db.Charges.AnyAsync(charge => charge.CaseId == submitted.CaseId && charge.OrderId == null, ct))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var due = await AmountDue.ReadAsync(db, submitted.Office, Business.Application, submitted.SubmittedAt, ct);
        var charge = Charge.Open(submitted, due, now);
        db.Charges.Add(charge);
        db.Publish(charge.Opened());
        db.Audit("applications", "charge.opened", charge.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
    }
}
