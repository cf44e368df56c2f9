using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using ApecCard.Contracts;
using ApecCard.Review.Deadlines;
using ApecCard.Review.Officers;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Orders;

/// <summary>
/// The orders that wait at the officer's own office, what is due soonest first. `after` is the `next` of the page
/// before.
/// </summary>
public static class GetOrders
{
    public record Item(
        Guid OrderId,
        string OrderNumber,
        OrderKind Kind,
        Guid CaseId,
        string CaseNumber,
        DateTimeOffset ReceivedAt,
        DateTimeOffset DueAt,
        bool DueSoon,
        bool Overdue,
        int Round,
        string? ClaimedBy,
        bool ClaimedByMe);

    /// <param name="ClaimedBy">me, or nobody; else all.</param>
    /// <param name="DueSoon">Only what is due within a working day, as a reminder, or only what is not.</param>
    /// <param name="Overdue">Only what is late, or only what is not.</param>
    /// <param name="Corrected">Only what comes back from a correction, or only what is new.</param>
    /// <param name="Kind">Of one business.</param>
    /// <param name="EnterpriseId">One enterprise's.</param>
    /// <param name="CaseNumber">On one case.</param>
    /// <param name="OrderNumber">One order.</param>
    public record Filter(
        [property: AllowedValues(null, "me", "nobody")] string? ClaimedBy = null, bool? DueSoon = null,
        bool? Overdue = null, bool? Corrected = null, OrderKind? Kind = null, Guid? EnterpriseId = null,
        [property: MaxLength(30)] string? CaseNumber = null, [property: MaxLength(40)] string? OrderNumber = null)
    {
        public Expression<Func<OrderReview, bool>> Matches(
            string me, DateTimeOffset now, DateTimeOffset soon) => order =>
            (ClaimedBy == null || (ClaimedBy == "me" ? order.ClaimedBy == me : order.ClaimedBy == null))
            && (DueSoon == null || DueSoon == (order.DueAt >= now && order.DueAt <= soon))
            && (Overdue == null || Overdue == (order.DueAt < now))
            && (Corrected == null || Corrected == (order.Round > 1))
            && (Kind == null || order.Kind == Kind)
            && (EnterpriseId == null || order.EnterpriseId == EnterpriseId)
            && (CaseNumber == null || order.CaseNumber == CaseNumber)
            && (OrderNumber == null || order.OrderNumber == OrderNumber);
    }

    public static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, Caller caller, ReviewDb db, Calendars calendars,
        TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var soon = (await calendars.GetAsync(ct)).Add(now, 1);
        await db.AtDeskAsync(caller, now, ct);
        var after = page.After ?? Guid.Empty;
        var waiting = await db.Orders.AsNoTracking().SeenBy(caller)
            .Where(order => order.State == OrderReviewState.Open)
            .Where(filter.Matches(caller.Subject, now, soon))
            .Where(order => order.QueuePosition > after)
            .OrderBy(order => order.QueuePosition)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(waiting, order => order.QueuePosition, order => new Item(
            order.Id,
            order.OrderNumber,
            order.Kind,
            order.CaseId,
            order.CaseNumber,
            order.ReceivedAt,
            order.DueAt!.Value,
            order.DueAt >= now && order.DueAt <= soon,
            order.DueAt < now,
            order.Round,
            order.ClaimedBy,
            order.ClaimedBy == caller.Subject)));
    }
}
