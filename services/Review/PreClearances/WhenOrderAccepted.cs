using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// A card is cancelled (注销卡): who has not decided yet need not any more (domain §4). The letters are with the broker
/// before anything is saved; an attempt that fails in between sends the same under the same ids. A decision that comes
/// at the same moment counts if it is first here. Other orders change no request.
/// </summary>
public sealed class WhenOrderAccepted(ReviewDb db, IEconomyMail mail, TimeProvider clock) : IConsumer<OrderAccepted>
{
    public async Task Consume(ConsumeContext<OrderAccepted> context)
    {
        var (accepted, ct) = (context.Message, context.CancellationToken);
        if (accepted.Kind is not OrderKind.Cancellation)
        {
            return;
        }

        await db.LockCaseAsync(accepted.CaseId, ct);
        var (review, now) = (await db.GetCaseAsync(accepted.CaseId, ct), clock.GetUtcNow());
        var open = await db.LockOpenPreClearancesAsync(accepted.CaseId, ct);
        if (open.Length > 0)
        {
            await mail.SendAsync(
                [.. open.Select(one => PreClearanceCancelled.Of(review.CaseNumber, one, accepted.AcceptedAt))], ct);
            foreach (var request in open)
            {
                request.Cancel(now);
            }

            db.Audit("review", "pre-clearance.cancelled", subject: review.Id.ToString(), now);
        }

        review.Close(now);
        await db.SaveChangesAsync(ct);
    }
}
