using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// Whom an invoice names and where it is mailed: Payments asks when it issues one, and when it mails it. It does not
/// travel by message. The title is the registered name, as the e-licence says (domain §5).
/// </summary>
public static class GetInvoiceData
{
    public const string Action = "case.invoice-data-read";

    public record InvoiceData(string Title, string TaxpayerNumber, string Email);

    /// <summary>For services only; 404 for a draft. Every look is audited.</summary>
    /// <param name="orderId">An order on the case: then what the order says counts.</param>
    public static async Task<Results<Ok<InvoiceData>, NotFound>> Handle(
        Guid caseId, Guid? orderId, Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().Include(c => c.Orders)
                .SingleOrDefaultAsync(c => c.Id == caseId && c.Number != null, ct) is not { } caseFile)
        {
            return TypedResults.NotFound();
        }

        var order = caseFile.Orders.SingleOrDefault(one => one.Id == orderId);
        if (orderId is not null && order is null)
        {
            return TypedResults.NotFound();
        }

        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Id == caseFile.EnterpriseId, ct);
        db.Audit(caller.Subject, Action, caseId.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        // The form was complete when it was submitted.
        var invoice = order?.Form.Invoice ?? caseFile.Form.Invoice!;
        return TypedResults.Ok(new InvoiceData(enterprise.Name, invoice.TaxpayerNumber!, invoice.Email!));
    }
}
