using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ApecCard.Payments.Invoices;

/// <summary>
/// Another title or taxpayer number: the invoice is voided, and one under a new number, which names it, takes its
/// place. The enterprise corrects it by itself, three times at most; a finance officer issues it anew, also after having
/// voided it. 409 <c>invoice.voided</c>, <c>invoice.replaced</c>, <c>invoice.same-buyer</c>,
/// <c>invoice.corrected-too-often</c>, <c>invoice.nothing-paid</c>.
/// </summary>
public static class ReplaceInvoice
{
    public record Correction(
        [property: Required, MaxLength(100)] string Title,
        [property: Required, TaxpayerNumber] string TaxpayerNumber);

    public record Reissue(
        [property: Required, MaxLength(100)] string Title,
        [property: Required, TaxpayerNumber] string TaxpayerNumber,
        [property: Required, MaxLength(500)] string Reason);

    public static Task<Results<Ok<InvoiceView>, NotFound>> Correct(
        Guid invoiceId, Correction request, Caller caller, PaymentsDb db, IOptions<InvoiceSettings> settings,
        TimeProvider clock, CancellationToken ct) => ReplaceAsync(
            invoiceId, new(request.Title, request.TaxpayerNumber), VoidCause.Corrected, reason: null, caller, db,
            settings.Value.Seller, clock, ct);

    public static Task<Results<Ok<InvoiceView>, NotFound>> IssueAnew(
        Guid invoiceId, Reissue request, Caller caller, PaymentsDb db, IOptions<InvoiceSettings> settings,
        TimeProvider clock, CancellationToken ct) => ReplaceAsync(
            invoiceId, new(request.Title, request.TaxpayerNumber), VoidCause.Officer, request.Reason, caller, db,
            settings.Value.Seller, clock, ct);

    private static async Task<Results<Ok<InvoiceView>, NotFound>> ReplaceAsync(
        Guid invoiceId, Buyer buyer, VoidCause cause, string? reason, Caller caller, PaymentsDb db, Seller seller,
        TimeProvider clock, CancellationToken ct)
    {
        await using var work = await db.BeginOrJoinAsync(ct);
        if (await db.LockInvoiceAsync(invoiceId, caller, ct) is not { Invoice: { } invoice, Charge: { } charge })
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var next = invoice.Replace(
            charge, buyer, seller, await InvoiceSeries.NextAsync(db, now, ct), cause, caller.Subject, reason, now);
        db.Audit(caller.Subject, "invoice.replaced", charge.Id.ToString(), now, invoice.Number);
        db.Issue(next, caller.Subject);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        var mails = await db.LastMailsOfAsync([next.Id], ct);
        return TypedResults.Ok(InvoiceView.Of(next, mails.GetValueOrDefault(next.Id), caller));
    }
}
