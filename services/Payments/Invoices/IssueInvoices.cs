using ApecCard.Payments.Applications;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.Extensions.Options;
using Polly;

namespace ApecCard.Payments.Invoices;

/// <summary>
/// Issues the first invoice of each charge that is paid and owes one. What is owed is in the table, so it survives a
/// restart; replicas share it. Title and taxpayer number do not travel by message: Applications is asked at the moment
/// of use, and while it is away the invoice waits.
/// </summary>
public sealed class IssueInvoices(
    IServiceScopeFactory scopes, IOptions<InvoiceSettings> settings, TimeProvider clock, ILogger<IssueInvoices> logger)
    : Rounds(TimeSpan.FromSeconds(1), logger)
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);

    // One at a time, held while Applications is asked: nobody else issues the same, a refund waits or was first.
    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockNextToInvoiceAsync(TimeProvider.System.GetUtcNow(), ct) is not { } charge)
        {
            return false;
        }

        await IssueAsync(charge, db, scope.ServiceProvider.GetRequiredService<ApplicationsClient>(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task IssueAsync(
        Charge charge, PaymentsDb db, ApplicationsClient applications, CancellationToken ct)
    {
        Buyer buyer;
        try
        {
            var data = await applications.GetInvoiceDataAsync(charge.CaseId, charge.OrderId, ct);
            buyer = new(data.Title, data.TaxpayerNumber);
        }
        catch (Exception e) when (!ct.IsCancellationRequested
            && e is HttpRequestException or ExecutionRejectedException or OperationCanceledException)
        {
            charge.PostponeInvoice(TimeProvider.System.GetUtcNow() + _pause);
            logger.LogWarning(e, "The invoice of {Number} waits: Applications does not say for whom", charge.Number);
            return;
        }

        if (!TaxpayerNumber.IsValid(buyer.TaxpayerNumber)) // before a number is taken: there would be a gap
        {
            charge.PostponeInvoice(TimeProvider.System.GetUtcNow() + _pause);
            logger.LogError("The invoice of {Number} waits: the taxpayer number is none", charge.Number);
            return;
        }

        var now = clock.GetUtcNow();
        var invoice = Invoice.Issue(
            charge, buyer, settings.Value.Seller, await InvoiceSeries.NextAsync(db, now, ct), now);
        charge.InvoiceIsIssued();
        db.Issue(invoice, "payments");
    }
}
