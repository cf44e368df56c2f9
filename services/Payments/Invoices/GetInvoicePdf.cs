using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Invoices;

/// <summary>
/// The invoice as a PDF: drawn from what was issued, which never changes, so the same bytes each time. A voided one is
/// marked.
/// </summary>
public static class GetInvoicePdf
{
    public static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        Guid invoiceId, Caller caller, HttpResponse response, PaymentsDb db, CancellationToken ct)
    {
        if (await db.Invoices.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(one => one.Id == invoiceId, ct)
            is not { } invoice)
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = "private, no-store"; // it may be voided tomorrow
        return TypedResults.File(InvoicePage.Pdf(invoice), "application/pdf", $"invoice-{invoice.Number}.pdf");
    }
}
