using System.ComponentModel.DataAnnotations;
using ApecCard.Applications.Orders;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// Numbers, telephones and addresses are masked for officers. Who needs them says what for, and sees the case, or the
/// order, with them; the enterprise and the applicant can see that it happened.
/// </summary>
public static class DisclosePersonalData
{
    public const string OfCaseAction = "case.disclosed";
    public const string OfOrderAction = "order.disclosed";

    public record Request(
        [Required]
        [AllowedValues(
            ReadingPurpose.Review, ReadingPurpose.Guidance, ReadingPurpose.Complaint, ReadingPurpose.Audit)]
        ReadingPurpose? Purpose);

    /// <summary>200 with the case, nothing masked; 404 when there is none of this id for the caller.</summary>
    public static async Task<Results<Ok<CaseView>, NotFound>> OfCase(
        Guid caseId, Request request, Caller caller, DraftReport report, ApplicationsDb db, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().VisibleTo(caller).Include(c => c.Orders)
            .SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } caseFile)
        {
            return TypedResults.NotFound();
        }

        db.AuditReading(caller, OfCaseAction, caseId.ToString(), request.Purpose!.Value, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await report.ViewAsync(caseFile, ct));
    }

    /// <summary>200 with the order, nothing masked; 404 when there is none of this id for the caller.</summary>
    public static async Task<Results<Ok<OrderView>, NotFound>> OfOrder(
        Guid orderId, Request request, Caller caller, OrderReport report, ApplicationsDb db, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        if (await db.FindOrderAsync(orderId, caller, ct) is not var (caseFile, order))
        {
            return TypedResults.NotFound();
        }

        db.AuditReading(caller, OfOrderAction, orderId.ToString(), request.Purpose!.Value, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await report.ViewAsync(caseFile, order, ct));
    }
}
