using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Invoices;

/// <summary>
/// The invoice is mailed once more, to the address the case or the order says now. An enterprise has it three times
/// within a day. 409 <c>invoice.mailed-too-often</c>, <c>invoice.voided</c>, <c>invoice.replaced</c>.
/// </summary>
public static class SendInvoice
{
    public static async Task<Results<Ok<InvoiceView>, NotFound>> Handle(
        Guid invoiceId, Caller caller, PaymentsDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var work = await db.BeginOrJoinAsync(ct);
        if (await db.LockInvoiceAsync(invoiceId, caller, ct) is not { Invoice: { } invoice })
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var byEnterprise = !caller.Is(Roles.FinanceOfficer);
        var since = now.AddDays(-1);
        invoice.MustBeMailable(recently: byEnterprise
            ? await db.InvoiceMails.CountAsync(
                mail => mail.InvoiceId == invoiceId && mail.ByEnterprise && mail.AskedAt > since, ct)
            : 0);
        var asked = InvoiceMail.Of(invoice, caller.Subject, byEnterprise, now);
        db.InvoiceMails.Add(asked);
        db.Audit(caller.Subject, "invoice.mail-asked", invoice.ChargeId.ToString(), now, invoice.Number);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(InvoiceView.Of(invoice, asked, caller));
    }
}
