using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Handovers;

/// <summary>The cards that lie at the clerk's office, in the order in which they were produced.</summary>
public static class GetHandovers
{
    public static async Task<Ok<Page<HandoverView>>> Handle(
        [AsParameters] PageRequest page, Caller caller, DeliveryDb db, CancellationToken ct)
    {
        var (office, after) = (caller.Office, page.After ?? Guid.Empty);
        var cards = await db.Cards.AsNoTracking()
            .Where(card => card.State != CardState.Mailed) // a constant: it has an index of its own
            .Where(card => card.Office == office && card.Id > after)
            .OrderBy(card => card.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(cards, card => card.Id, HandoverView.Of));
    }
}

/// <param name="CanPost">It waits to be mailed.</param>
public record HandoverView(
    Guid CardId,
    string CaseNumber,
    string CardNumber,
    HandoverMethod Handover,
    CardState State,
    DateTimeOffset ProducedAt,
    string? TrackingNumber,
    bool CanPost) : IVersioned
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
        CanPost: card is { Handover: HandoverMethod.Mailing, State: CardState.Produced })
    { RowVersion = card.RowVersion };
}
