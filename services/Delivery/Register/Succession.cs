using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Production;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Register;

/// <summary>
/// One card of a person is live at a time: the old one ends in the moment in which the new one begins.
/// </summary>
public static class Succession
{
    /// <summary>
    /// Ends what this card succeeds, just before it is handed over, in the caller's transaction. The index that allows
    /// a person one live card looks at every statement: the old one is saved first.
    /// </summary>
    /// <exception cref="RuleViolationException">The person has a live card that is not the one it succeeds.</exception>
    public static async Task EndPredecessorAsync(
        this DeliveryDb db, Card successor, DateTimeOffset now, CancellationToken ct)
    {
        var old = successor.Succeeds is { } id ? await db.FindInPlaceOfAsync(id, ct) : null;
        await db.LockPersonAsync(successor, ct);
        await db.MustBeNextAsync(successor, old, ct);
        if (old is not null)
        {
            await db.DoNotMakeAgainAsync(old, ct);
        }

        if (old?.GiveWayTo(successor, now) is { } revoked)
        {
            db.Publish(revoked);
            db.Audit("delivery", "card.revoked", subject: old.Id.ToString(), now, revoked.Reason);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>The card, or the one that was made for it when it was spoiled.</summary>
    public static async Task<Card?> FindInPlaceOfAsync(this DeliveryDb db, Guid cardId, CancellationToken ct)
    {
        var card = await db.Cards.FindAsync([cardId], ct);
        while (card is not null && await db.Cards.SingleOrDefaultAsync(one => one.InsteadOf == card.Id, ct) is { } next)
        {
            card = next;
        }

        return card;
    }

    /// <exception cref="RuleViolationException">The person has a live card that is not the one it succeeds.</exception>
    public static async Task MustBeNextAsync(this DeliveryDb db, Card successor, Card? old, CancellationToken ct)
    {
        var (person, id, oldId) = (successor.Person, successor.Id, old?.Id);
        if (person is not null && await db.Cards.AnyAsync(
            one => one.Person == person && one.Validity == CardValidity.Live && one.Id != id && one.Id != oldId, ct))
        {
            throw new RuleViolationException(
                "person.card-live",
                "This person has another live card: it has to be cancelled by the enterprise it was issued for first.");
        }
    }

    private static async Task LockPersonAsync(this DeliveryDb db, Card successor, CancellationToken ct)
    {
        if (successor.Person is { } person)
        {
            var key = Convert.ToHexString(person);
            await db.Database.ExecuteSqlAsync(
                $"select pg_advisory_xact_lock(hashtextextended({key}, 20260004))", ct);
        }
    }
}
