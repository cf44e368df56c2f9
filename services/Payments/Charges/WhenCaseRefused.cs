using ApecCard.Contracts;
using ApecCard.Payments.Refunds;
using MassTransit;
using Microsoft.Extensions.Options;

namespace ApecCard.Payments.Charges;

/// <summary>
/// The application is refused: nothing is to be paid any more. Whether a paid fee is given back is configuration
/// (domain §3, #14: <see cref="RefundSettings"/>).
/// </summary>
public sealed class WhenCaseRefused(PaymentsDb db, IOptions<RefundSettings> refunds, TimeProvider clock)
    : IConsumer<CaseRefused>
{
    public Task Consume(ConsumeContext<CaseRefused> context) => db.EndChargeAsync(
        context.Message.CaseId, context.Message.RefusedAt, refund: refunds.Value.WhenRefused, clock.GetUtcNow(),
        context.CancellationToken);
}
