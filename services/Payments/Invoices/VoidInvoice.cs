using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Payments.Invoices;

/// <summary>
/// A finance officer voids an invoice and says why; it keeps its number, and its receiver is mailed the voided one. 409
/// <c>invoice.voided</c>, <c>invoice.replaced</c>.
/// </summary>
public static class VoidInvoice
{
    public record Request([property: Required, MaxLength(500)] string Reason);

    public static async Task<Results<Ok<InvoiceView>, NotFound>> Handle(
        Guid invoiceId, Request request, Caller caller, PaymentsDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var work = await db.BeginOrJoinAsync(ct);
        if (await db.LockInvoiceAsync(invoiceId, caller, ct) is not { Invoice: { } invoice })
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        invoice.Void(caller.Subject, request.Reason, now);
        var mail = InvoiceMail.Of(invoice, caller.Subject, byEnterprise: false, now);
        db.InvoiceMails.Add(mail);
        db.Audit(caller.Subject, "invoice.voided", invoice.ChargeId.ToString(), now, invoice.Number);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(InvoiceView.Of(invoice, mail, caller));
    }
}
