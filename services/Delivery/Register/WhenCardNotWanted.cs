using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Production;
using ApecCard.Delivery.Returns;
using ApecCard.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Register;

/// <summary>
/// The card of a case is not to be live any more, because it is lost, replaced or cancelled: it is revoked, and
/// expected back when the order says how it comes.
/// </summary>
public sealed class WhenCardNotWanted(DeliveryDb db, ReturnSettings settings, TimeProvider clock)
    : IConsumer<CardNotWanted>
{
    public async Task Consume(ConsumeContext<CardNotWanted> context)
    {
        var (told, now, ct) = (context.Message, clock.GetUtcNow(), context.CancellationToken);
        await db.LockCaseAsync(told.CaseId, ct);
        var card = await db.FindInPlaceOfAsync(told.CardId, ct)
            ?? throw new TooEarlyException($"Card {told.CardId} is not known yet.");
        if (card.Revoke(told.Reason, told.EndedAt) is { } revoked)
        {
            db.Publish(revoked);
            db.Audit("applications", "card.revoked", subject: card.Id.ToString(), now, told.Reason);
        }

        await db.DoNotMakeAgainAsync(card, ct);
        await ExpectAsync(card, told, now, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task ExpectAsync(Card card, CardNotWanted told, DateTimeOffset now, CancellationToken ct)
    {
        if (told.Return is not { } plan)
        {
            return;
        }

        var orderId = told.OrderId
            ?? throw new RuleViolationException("return.no-order", "A card is owed for an order: say which one.");
        if (!await db.Returns.AnyAsync(known => known.OrderId == orderId, ct))
        {
            var expected = CardReturn.Of(card, orderId, plan, told.EndedAt + settings.Within, now);
            db.Add(expected);
            db.Audit("applications", "return.expected", subject: expected.Id.ToString(), now);
            if (card.IsBack)
            {
                db.Publish(expected.Settle(card, plan.Method, servicePoint: null, card.LaidAsideBy!, now));
            }
        }
    }
}
