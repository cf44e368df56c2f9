using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Payments.Charges;

/// <summary>
/// The enterprise took its application back: nothing is to be paid any more, and what was paid is given back in full
/// (domain §3, #13).
/// </summary>
public sealed class WhenCaseWithdrawn(PaymentsDb db, TimeProvider clock) : IConsumer<CaseWithdrawn>
{
    public Task Consume(ConsumeContext<CaseWithdrawn> context) => db.EndChargeAsync(
        context.Message.CaseId, context.Message.WithdrawnAt, refund: true, clock.GetUtcNow(),
        context.CancellationToken);
}
