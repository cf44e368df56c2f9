using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Invoices;

/// <summary>
/// Invoices, the newest first: of one case with its orders, of one charge, or all that the caller may see; in one
/// state, if one is named.
/// </summary>
public static class ListInvoices
{
    public static async Task<Ok<Page<InvoiceView>>> Handle(
        Guid? caseId, Guid? chargeId, InvoiceState? state, [AsParameters] PageRequest page, Caller caller,
        PaymentsDb db, CancellationToken ct)
    {
        var invoices = await db.Invoices.AsNoTracking().VisibleTo(caller)
            .Where(invoice => caseId == null || invoice.CaseId == caseId)
            .Where(invoice => chargeId == null || invoice.ChargeId == chargeId)
            .Where(invoice => state == null || invoice.State == state)
            .Where(invoice => page.After == null || invoice.Id < page.After)
            .OrderByDescending(invoice => invoice.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        var mails = await db.LastMailsOfAsync([.. invoices.Select(invoice => invoice.Id)], ct);
        return TypedResults.Ok(page.Cut(
            invoices, invoice => invoice.Id,
            invoice => InvoiceView.Of(invoice, mails.GetValueOrDefault(invoice.Id), caller)));
    }

    /// <summary>The finance officer sees every invoice, everybody else those of their enterprise.</summary>
    public static IQueryable<Invoice> VisibleTo(this IQueryable<Invoice> invoices, Caller caller)
    {
        if (caller.Is(Roles.FinanceOfficer))
        {
            return invoices;
        }

        var enterpriseId = caller.EnterpriseId;
        return invoices.Where(invoice => invoice.EnterpriseId == enterpriseId);
    }

    /// <summary>Of each of these invoices, the mail that was asked for last.</summary>
    public static Task<Dictionary<Guid, InvoiceMail>> LastMailsOfAsync(
        this PaymentsDb db, Guid[] invoices, CancellationToken ct) => db.InvoiceMails.AsNoTracking()
        .Where(mail => invoices.Contains(mail.InvoiceId))
        .GroupBy(mail => mail.InvoiceId)
        .Select(mails => mails.OrderByDescending(mail => mail.Id).First())
        .ToDictionaryAsync(mail => mail.InvoiceId, ct);
}
