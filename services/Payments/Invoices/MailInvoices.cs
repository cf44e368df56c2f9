using ApecCard.Payments.Applications;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApecCard.Payments.Invoices;

/// <summary>
/// Mails invoices that are due, one after another, each as a PDF. Every replica does; each first notes which one it
/// takes, and holds no transaction while it speaks with the mail server. Who ends in between has it sent a second time,
/// under the same Message-ID.
/// </summary>
public sealed class MailInvoices(
    IServiceScopeFactory scopes, MailPost post, IOptions<MailSettings> settings, TimeProvider clock,
    ILogger<MailInvoices> logger)
    : Rounds(TimeSpan.FromSeconds(1), logger)
{
    private static readonly TimeSpan _afterCrash = TimeSpan.FromMinutes(2);

    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        if (settings.Value.Address is null)
        {
            return false; // mail waits
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDb>();
        if (await TakeAsync(db, ct) is not { } mail)
        {
            return false;
        }

        var invoice = await db.Invoices.AsNoTracking().SingleAsync(one => one.Id == mail.InvoiceId, ct);
        var posted = await SendAsync(
            mail, invoice, scope.ServiceProvider.GetRequiredService<ApplicationsClient>(), ct);
        if (!posted.IsSent)
        {
            logger.LogWarning("Invoice {Number} was not mailed: {Error}", invoice.Number, posted.Error);
        }

        mail.Record(posted, clock.GetUtcNow(), TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync(CancellationToken.None); // what went out is known, though the service stops
        return true;
    }

    private static async Task<InvoiceMail?> TakeAsync(PaymentsDb db, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var mail = await db.LockNextInvoiceMailAsync(now, ct);
        mail?.Attempt(now + _afterCrash);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return mail;
    }

    private async Task<Posted> SendAsync(
        InvoiceMail mail, Invoice invoice, ApplicationsClient applications, CancellationToken ct)
    {
        string to;
        try
        {
            to = (await applications.GetInvoiceDataAsync(invoice.CaseId, invoice.OrderId, ct)).Email;
        }
        catch (HttpRequestException)
        {
            return new(IsSent: false, IsFinal: false, "applications-away");
        }

        var (subject, body) = InvoiceLetter.Of(invoice);
        var pdf = new MailAttachment($"invoice-{invoice.Number}.pdf", "application/pdf", InvoicePage.Pdf(invoice));
        return await post.SendAsync(mail.Id, to, subject, body, ct, pdf);
    }
}
