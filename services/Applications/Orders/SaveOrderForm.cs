using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Applications.Orders;

/// <summary>
/// Saves an order's form as it is now, mistakes included; the answer says what is still wrong with it.
/// </summary>
public static class SaveOrderForm
{
    /// <param name="Company">As it was shown, or left out: these fields are the application's.</param>
    public record Request([Required] OrderForm? Form, OrderView.CompanyView? Company = null);

    /// <summary>
    /// 200 with the order; 409 <c>order.company-read-only</c> when a field of the company reads otherwise; in a
    /// correction <c>correction.not-pinned</c>; 412 when it was saved elsewhere after the ETag in If-Match.
    /// </summary>
    public static async Task<Results<Ok<OrderView>, NotFound>> Handle(
        Guid orderId, Request request, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller,
        OrderReport report, ApplicationsDb db, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (await db.FindOwnOrderForUpdateAsync(orderId, caller, ct) is not var (caseFile, order))
        {
            return TypedResults.NotFound();
        }

        order.MustBe(ifMatch);
        if (request.Company is { } company && company != (await report.ViewAsync(caseFile, order, ct)).Company)
        {
            throw new RuleViolationException(
                "order.company-read-only",
                "The company's fields come from its e-licence and from the application: "
                + "an order does not change them.");
        }

        order.SaveForm(request.Form!);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await report.ViewAsync(caseFile, order, ct));
    }
}
