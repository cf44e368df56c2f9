using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Invoices;

/// <summary>What every new invoice goes through, and how one is held while it is changed.</summary>
public static class IssuedInvoices
{
    /// <summary>It is kept, told of, and mailed; saved with the rest.</summary>
    public static void Issue(this PaymentsDb db, Invoice invoice, string by)
    {
        db.Invoices.Add(invoice);
        db.InvoiceMails.Add(InvoiceMail.Of(invoice, by, byEnterprise: false, invoice.IssuedAt));
        db.Publish(invoice.Issued());
        db.Audit(by, "invoice.issued", invoice.ChargeId.ToString(), invoice.IssuedAt, invoice.Number);
    }

    /// <summary>
    /// The invoice, for who changes it, and its charge, for which the next one waits until this transaction ends.
    /// </summary>
    public static async Task<(Invoice Invoice, Charge Charge)?> LockInvoiceAsync(
        this PaymentsDb db, Guid id, Caller caller, CancellationToken ct)
    {
        var chargeId = await db.Invoices.VisibleTo(caller).Where(one => one.Id == id)
            .Select(one => (Guid?)one.ChargeId).SingleOrDefaultAsync(ct);
        if (chargeId is null || await db.LockChargeAsync(chargeId.Value, ct) is not { } charge)
        {
            return null;
        }

        return (await db.Invoices.SingleAsync(one => one.Id == id, ct), charge);
    }
}
