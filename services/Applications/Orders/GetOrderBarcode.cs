using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Applications.Orders;

/// <summary>The barcode of an order's number (Code 128), as SVG.</summary>
public static class GetOrderBarcode
{
    /// <summary>
    /// 200 with the picture; 404 for another's order; 409 <c>order.no-number</c> while it is a draft.
    /// </summary>
    public static async Task<Results<ContentHttpResult, NotFound>> Handle(
        Guid orderId, Caller caller, ApplicationsDb db, CancellationToken ct)
    {
        if (await db.FindOrderAsync(orderId, caller, ct) is not var (_, order))
        {
            return TypedResults.NotFound();
        }

        var number = order.Number
            ?? throw new RuleViolationException("order.no-number", "A draft has no number yet: submit it first.");
        return TypedResults.Content(Code128.Svg(number), "image/svg+xml");
    }
}
