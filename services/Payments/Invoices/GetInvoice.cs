using System.Text.Json.Serialization;
using ApecCard.Payments.Fees;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Invoices;

/// <summary>One invoice, for the enterprise it was issued to, its agents, and the finance officer.</summary>
public static class GetInvoice
{
    public static async Task<Results<Ok<InvoiceView>, NotFound>> Handle(
        Guid invoiceId, Caller caller, PaymentsDb db, CancellationToken ct)
    {
        if (await db.Invoices.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(one => one.Id == invoiceId, ct)
            is not { } invoice)
        {
            return TypedResults.NotFound();
        }

        var mails = await db.LastMailsOfAsync([invoiceId], ct);
        return TypedResults.Ok(InvoiceView.Of(invoice, mails.GetValueOrDefault(invoiceId), caller));
    }
}

/// <param name="Title">抬头: the registered name.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="IsSpecimen">No tax system stands behind it.</param>
/// <param name="Replaces">The voided invoice whose place this one takes.</param>
/// <param name="VoidReason">In the words of the officer who voided it.</param>
/// <param name="Mail">What became of the mail that was asked for last.</param>
public record InvoiceView(
    Guid Id,
    string Number,
    Guid ChargeId,
    Guid CaseId,
    string CaseNumber,
    Guid? OrderId,
    string? OrderNumber,
    Business Business,
    string Title,
    string TaxpayerNumber,
    decimal Amount,
    string Currency,
    bool IsSpecimen,
    InvoiceState State,
    DateTimeOffset IssuedAt,
    Guid? Replaces,
    string? ReplacesNumber,
    Guid? ReplacedBy,
    DateTimeOffset? VoidedAt,
    VoidCause? VoidCause,
    string? VoidReason,
    InvoiceView.LastMail? Mail,
    IReadOnlyList<InvoiceAction> AvailableActions) : IVersioned
{
    /// <param name="LastError">Why it is not sent: smtp-550 and such, unreachable, timeout, no-address.</param>
    public record LastMail(DateTimeOffset AskedAt, DateTimeOffset? SentAt, string? LastError);

    [JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static InvoiceView Of(Invoice invoice, InvoiceMail? mail, Caller caller) => new(
        invoice.Id,
        invoice.Number,
        invoice.ChargeId,
        invoice.CaseId,
        invoice.CaseNumber,
        invoice.OrderId,
        invoice.OrderNumber,
        invoice.Business,
        invoice.Buyer.Title,
        invoice.Buyer.TaxpayerNumber,
        invoice.Amount,
        invoice.Currency,
        invoice.Seller.IsSpecimen,
        invoice.State,
        invoice.IssuedAt,
        invoice.Replaces,
        invoice.ReplacesNumber,
        invoice.ReplacedBy,
        invoice.VoidedAt,
        invoice.VoidCause,
        invoice.VoidReason,
        mail is null ? null : new(mail.AskedAt, mail.SentAt, mail.LastError),
        [.. invoice.ActionsFor(finance: caller.Is(Roles.FinanceOfficer))])
    { RowVersion = invoice.RowVersion };
}
