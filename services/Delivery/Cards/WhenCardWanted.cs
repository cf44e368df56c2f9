using ApecCard.Contracts;
using ApecCard.Delivery.Applications;
using ApecCard.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Cards;

/// <summary>
/// Produces the card a case wants: one, with the personal data as Applications has it at this moment. One to be
/// collected goes to its service point at once, and the holder may come.
/// </summary>
public sealed class WhenCardWanted(
    DeliveryDb db, ApplicationsClient applications, PersonalDataProtector protector, TimeProvider clock)
    : IConsumer<CardWanted>
{
    public async Task Consume(ConsumeContext<CardWanted> context)
    {
        var (wanted, ct) = (context.Message, context.CancellationToken);
        if (await db.Cards.SingleOrDefaultAsync(card => card.CaseId == wanted.CaseId, ct) is { } made
            && made.Answers(wanted))
        {
            return;
        }

        var personal = await applications.GetPersonalDataAsync(wanted.CaseId, ct);
        if (wanted.Handover is HandoverMethod.Mailing && personal.Mailing is null)
        {
            throw new RuleViolationException("card.no-mailing-address", "A card to be mailed needs an address.");
        }

        var now = clock.GetUtcNow();
        var card = Card.Produce(wanted, await db.NextSerialAsync(ct), personal.Applicant.Passport.ExpiresOn, now);
        db.Add(card);
        db.Add(Personalisation.Freeze(card.Id, personal, protector));
        db.Publish(card.Announce());
        db.Audit("delivery", "card.produced", subject: card.Id.ToString(), now);
        if (card.AwaitCollection(now) is { } ready)
        {
            db.Publish(ready);
        }

        await db.SaveChangesAsync(ct);
    }
}
