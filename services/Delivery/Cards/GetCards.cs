using ApecCard.Contracts;
using ApecCard.Delivery.Handovers;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Cards;

/// <summary>The enterprise's cards of a case; none for another enterprise's case.</summary>
public static class GetCards
{
    public static async Task<Ok<Page<CardView>>> Handle(
        Guid caseId, [AsParameters] PageRequest page, Caller caller, DeliveryDb db, CancellationToken ct)
    {
        var (enterprise, after) = (caller.EnterpriseId, page.After ?? Guid.Empty);
        var cards = await db.Cards.AsNoTracking()
            .Where(card => card.CaseId == caseId && card.EnterpriseId == enterprise && card.Id > after)
            .OrderBy(card => card.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(cards, card => card.Id, CardView.Of));
    }
}

/// <param name="GrantedEconomies">What its back names.</param>
/// <param name="RemainingEconomies">Where it counts now.</param>
/// <param name="EndedAt">When it was revoked, or found expired.</param>
/// <param name="EndReason">Why it was revoked, as <c>no-economy-left</c> or <c>renewed</c>.</param>
/// <param name="ExpiresOn">The last day of validity.</param>
/// <param name="TrackingNumber">The S10 number of the mail item, from posting on.</param>
/// <param name="ServicePoint">Where it is collected.</param>
/// <param name="OrderId">The order that wanted it.</param>
/// <param name="AppointmentAt">When the holder wants to come for it.</param>
/// <param name="Shipments">Its journeys by mail, and what the courier said of each.</param>
public record CardView(
    Guid CardId,
    Guid CaseId,
    string CaseNumber,
    string CardNumber,
    string[] GrantedEconomies,
    string[] RemainingEconomies,
    CardValidity Validity,
    DateTimeOffset? EndedAt,
    string? EndReason,
    DateOnly IssuedOn,
    DateOnly ExpiresOn,
    HandoverMethod Handover,
    CardState State,
    string? TrackingNumber,
    DateTimeOffset? MailedAt,
    string? ServicePoint,
    DateTimeOffset? CollectedAt,
    Guid? OrderId,
    DateTimeOffset? AppointmentAt,
    IReadOnlyList<CardView.Journey> Shipments)
{
    public record Journey(string TrackingNumber, DateTimeOffset BookedAt, IReadOnlyList<CourierEvent> Events);

    public static CardView Of(Card card) => new(
        card.Id,
        card.CaseId,
        card.CaseNumber,
        card.Number,
        card.GrantedEconomies,
        card.RemainingEconomies,
        card.Validity,
        card.EndedAt,
        card.EndReason,
        card.IssuedOn,
        card.ExpiresOn,
        card.Handover,
        card.State,
        card.TrackingNumber,
        card.MailedAt,
        card.ServicePoint,
        card.CollectedAt,
        card.OrderId,
        card.AppointmentAt,
        [.. card.Shipments.Select(one => new Journey(one.TrackingNumber, one.BookedAt, one.Events))]);
}
