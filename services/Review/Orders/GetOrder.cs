using System.Text.Json.Serialization;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Review.Orders;

/// <summary>How far the review of an order is, and who did what. 404 for another office's order.</summary>
public static class GetOrder
{
    public static async Task<Results<Ok<OrderView>, NotFound>> Handle(
        Guid orderId, Caller caller, ReviewDb db, CancellationToken ct) =>
        await db.FindOrderAsync(orderId, caller, ct) is { } order
            ? TypedResults.Ok(OrderView.Of(order, caller))
            : TypedResults.NotFound();

    /// <summary>An order is its office's.</summary>
    public static IQueryable<OrderReview> SeenBy(this IQueryable<OrderReview> orders, Caller caller)
    {
        var office = caller.Office;
        return orders.Where(order => order.Office == office);
    }
}

/// <param name="Claim">Who has taken the order up, if anyone.</param>
/// <param name="CanClaim">The caller may take it up now.</param>
/// <param name="CanApprove">The caller has claimed it and may approve it.</param>
/// <param name="CanReturn">They may return it for correction, pinning fields and any of Materials.</param>
/// <param name="CanRefuse">They may refuse it.</param>
public record OrderView(
    Guid OrderId,
    string OrderNumber,
    OrderKind Kind,
    Guid CaseId,
    string CaseNumber,
    string Office,
    OrderReviewState State,
    int Round,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    string[] Materials,
    OrderView.ClaimView? Claim,
    bool CanClaim,
    bool CanApprove,
    bool CanReturn,
    bool CanRefuse,
    OrderAct[] History) : IVersioned
{
    public record ClaimView(string Officer, DateTimeOffset At, bool Mine);

    [JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static OrderView Of(OrderReview order, Caller caller) => new(
        order.Id,
        order.OrderNumber,
        order.Kind,
        order.CaseId,
        order.CaseNumber,
        order.Office,
        order.State,
        order.Round,
        order.ReceivedAt,
        order.DueAt,
        order.Materials,
        order.ClaimedBy is { } officer ? new(officer, order.ClaimedAt!.Value, officer == caller.Subject) : null,
        order.CanBeClaimedBy(caller.Subject),
        order.CanBeDecidedBy(caller.Subject),
        order.CanBeDecidedBy(caller.Subject),
        order.CanBeDecidedBy(caller.Subject),
        [.. order.History])
    { RowVersion = order.RowVersion };
}
