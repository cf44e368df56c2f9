using System.ComponentModel.DataAnnotations;
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
/// produced; all cards of one number, also those that are gone; and one card by its id.
/// </summary>
public static class GetHandovers
{
    // Constants: the first have an index of their own. What ended leaves the list, unless it waits to be destroyed.
    private static readonly Expression<Func<Card, bool>> _liesHere = card =>
        card.State != CardState.Mailed && card.State != CardState.Collected && card.State != CardState.Destroyed
        && (card.Validity == CardValidity.NotYetLive || card.Validity == CardValidity.Live
            || card.State == CardState.Spoiled || card.State == CardState.Returned);

    /// <param name="number">
    /// As it was scanned: of a case, of an order, which begins with its case's, or of a card.
    /// </param>
    public static async Task<Ok<Page<HandoverView>>> Handle(
        [AsParameters] PageRequest page, [MaxLength(40)] string? number, Caller caller, DeliveryDb db,
        CancellationToken ct)
    {
        var (office, after) = (caller.Office, page.After ?? Guid.Empty);
        var scanned = number?.Trim().ToUpperInvariant() ?? "";
        var ofCase = ScannedNumber.CaseOf(scanned);
        var cards = await db.Cards.AsNoTracking()
            .Where(scanned.Length == 0 ? _liesHere : card => card.CaseNumber == ofCase || card.Number == scanned)
            .Where(card => card.Office == office && card.Id > after)
            .OrderBy(card => card.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        var owed = await db.FindOwedAsync(cards, ct);
        return TypedResults.Ok(page.Cut(
            cards, card => card.Id, card => HandoverView.Of(card, owed.Contains(card.Id), caller)));
    }

    /// <summary>404 for another office's.</summary>
    public static async Task<Results<Ok<HandoverView>, NotFound>> One(
        Guid cardId, Caller caller, DeliveryDb db, CancellationToken ct)
    {
        var office = caller.Office;
        return await db.Cards.AsNoTracking().SingleOrDefaultAsync(one => one.Id == cardId && one.Office == office, ct)
            is { } card
            ? TypedResults.Ok(HandoverView.Of(card, await db.IsOldOwedAsync(card, ct), caller))
            : TypedResults.NotFound();
    }
}

/// <param name="ServicePoint">Where it is collected; none for one to be mailed.</param>
/// <param name="AppointmentAt">When the holder wants to come.</param>
/// <param name="OldCardOwed">The old card has to be given back before.</param>
/// <param name="CanPost">It waits to be mailed.</param>
/// <param name="CanCollect">It waits for its holder.</param>
/// <param name="CanLayAside">It can be reported as spoiled.</param>
/// <param name="CanDestroy">The one who asks may confirm that it was destroyed.</param>
/// <param name="Shipments">Its journeys by mail, and what the courier said of each.</param>
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
    bool CanCollect,
    bool CanLayAside,
    bool CanDestroy,
    IReadOnlyList<CardView.Journey> Shipments) : IVersioned
{
    [System.Text.Json.Serialization.JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static HandoverView Of(Card card, bool oldCardOwed, Caller caller) => new(
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
        CanCollect: card.WhyNotCollect(oldCardOwed) is null,
        CanLayAside: card.WhyNotLayAside() is null,
        CanDestroy: card.WhyNotDestroy(caller.Subject) is null,
        [.. card.Shipments.Select(one => new CardView.Journey(one.TrackingNumber, one.BookedAt, one.Events))])
    { RowVersion = card.RowVersion };
}
