using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Payments.Charges;

/// <summary>
/// Nobody answered in time: nothing is to be paid any more. What was paid all the same is given back in full, as in a
/// withdrawal: the ministry has done nothing for it [P].
/// </summary>
public sealed class WhenCaseLapsed(PaymentsDb db, TimeProvider clock) : IConsumer<CaseLapsed>
{
    public Task Consume(ConsumeContext<CaseLapsed> context) => db.EndChargeAsync(
        context.Message.CaseId, context.Message.LapsedAt, refund: true, clock.GetUtcNow(),
        context.CancellationToken);
}
