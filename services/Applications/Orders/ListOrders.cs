using ApecCard.Applications.Cases;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Orders;

/// <summary>The personal centre: the enterprise's own orders, the newest first; a tab per business.</summary>
public static class ListOrders
{
    public record Item(
        Guid Id, string? Number, OrderKind Kind, string KindInChinese, Guid CaseId, string CaseNumber,
        string? Applicant, OrderState State, string StateInChinese, Actor? WaitingFor, DateTimeOffset WaitingSince,
        DateTimeOffset StartedAt, DateTimeOffset? SubmittedAt, OrderAction[] AvailableActions);

    /// <param name="kind">One business; none for all.</param>
    public static async Task<Ok<Page<Item>>> Handle(
        OrderKind? kind, [AsParameters] PageRequest page, Caller caller, ApplicationsDb db, CancellationToken ct)
    {
        var enterprise = caller.EnterpriseId;
        var orders = await (
            from order in db.Orders.AsNoTracking()
            where order.EnterpriseId == enterprise && (kind == null || order.Kind == kind)
                && (page.After == null || order.Id < page.After)
            orderby order.Id descending
            join caseFile in db.Cases on order.CaseId equals caseFile.Id
            select new { Order = order, caseFile.Number, Applicant = caseFile.ApplicantName })
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(orders, one => one.Order.Id, one => new Item(
            one.Order.Id,
            one.Order.Number,
            one.Order.Kind,
            one.Order.Business.Chinese,
            one.Order.CaseId,
            one.Number!,
            one.Applicant,
            one.Order.State,
            OrderStates.Chinese(one.Order.State),
            OrderStep.Of(one.Order).Who,
            one.Order.WaitingSince,
            one.Order.StartedAt,
            one.Order.SubmittedAt,
            [.. one.Order.Available])));
    }
}
