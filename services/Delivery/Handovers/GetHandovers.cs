using System.Linq.Expressions;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Returns;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Handovers;

/// <summary>
/// The cards that wait at the clerk's office to be posted, handed over or destroyed, in the order in which they were
/// produced.
/// </summary>
public static class GetHandovers
{
    // Constants: the first have an index of their own. What ended leaves the list, unless it waits to be destroyed.
    private static readonly Expression<Func<Card, bool>> _liesHere = card =>
        card.State != CardState.Mailed && card.State != CardState.Collected && card.State != CardState.Destroyed
        && (card.Validity == CardValidity.NotYetLive || card.Validity == CardValidity.Live
            || card.State == CardState.Spoiled || card.State == CardState.Returned);

    public static async Task<Ok<Page<HandoverView>>> Handle(
        [AsParameters] PageRequest page, Caller caller, DeliveryDb db, CancellationToken ct)
    {
        var (office, after) = (caller.Office, page.After ?? Guid.Empty);
        var cards = await db.Cards.AsNoTracking()
            .Where(_liesHere)
            .Where(card => card.Office == office && card.Id > after)
            .OrderBy(card => card.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        var owed = await db.FindOwedAsync(cards, ct);
        return TypedResults.Ok(page.Cut(
            cards, card => card.Id, card => HandoverView.Of(card, owed.Contains(card.Id))));
    }
}

/// <param name="ServicePoint">Where it is collected; none for one to be mailed.</param>
/// <param name="AppointmentAt">When the holder wants to come.</param>
/// <param name="OldCardOwed">The old card has to be given back before.</param>
/// <param name="CanPost">It waits to be mailed.</param>
/// <param name="CanCollect">It waits for its holder.</param>
public record HandoverView(
    Guid CardId,
    string CaseNumber,
    string CardNumber,
    HandoverMethod Handover,
    CardState State,
    CardValidity Validity,
    DateTimeOffset ProducedAt,
    string? TrackingNumber,
    string? ServicePoint,
    DateTimeOffset? AppointmentAt,
    bool OldCardOwed,
    bool CanPost,
    bool CanCollect) : IVersioned
{
    [System.Text.Json.Serialization.JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static HandoverView Of(Card card, bool oldCardOwed) => new(
        card.Id,
        card.CaseNumber,
        card.Number,
        card.Handover,
        card.State,
        card.Validity,
        card.ProducedAt,
        card.TrackingNumber,
        card.ServicePoint,
        card.AppointmentAt,
        oldCardOwed,
        CanPost: card.WhyNotPost(oldCardOwed) is null,
        CanCollect: card.WhyNotCollect(oldCardOwed) is null)
    { RowVersion = card.RowVersion };
}
