using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Handovers;

/// <summary>
/// The cards that wait at the clerk's office to be posted or handed over, in the order in which they were produced.
/// </summary>
public static class GetHandovers
{
    public static async Task<Ok<Page<HandoverView>>> Handle(
        [AsParameters] PageRequest page, Caller caller, DeliveryDb db, CancellationToken ct)
    {
        var (office, after) = (caller.Office, page.After ?? Guid.Empty);
        var cards = await db.Cards.AsNoTracking()
            .Where(card => card.Validity == CardValidity.Live) // constants: they have an index of their own
            .Where(card => card.State != CardState.Mailed && card.State != CardState.Collected)
            .Where(card => card.Office == office && card.Id > after)
            .OrderBy(card => card.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(cards, card => card.Id, HandoverView.Of));
    }
}

/// <param name="ServicePoint">Where it is collected; none for one to be mailed.</param>
/// <param name="CanPost">It waits to be mailed.</param>
/// <param name="CanCollect">It waits for its holder.</param>
public record HandoverView(
    Guid CardId,
    string CaseNumber,
    string CardNumber,
    HandoverMethod Handover,
    CardState State,
    DateTimeOffset ProducedAt,
    string? TrackingNumber,
    string? ServicePoint,
    bool CanPost,
    bool CanCollect) : IVersioned
{
    [System.Text.Json.Serialization.JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static HandoverView Of(Card card) => new(
        card.Id,
        card.CaseNumber,
        card.Number,
        card.Handover,
        card.State,
        card.ProducedAt,
        card.TrackingNumber,
        card.ServicePoint,
        CanPost: card is { Handover: HandoverMethod.Mailing, State: CardState.Produced },
        CanCollect: card is { Handover: HandoverMethod.Collection, State: CardState.Ready })
    { RowVersion = card.RowVersion };
}
