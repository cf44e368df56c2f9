using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Invoices;
using ApecCard.ServiceDefaults;
using ApecCard.Simulators;
using ApecCard.Simulators.Mail;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApecCard.Payments.Tests.Invoices;

/// <summary>The service with a mail server.</summary>
public sealed class InvoicingService : PaymentsService
{
    private readonly int _port = FreePort.Next();
    private SmtpServer? _server;

    public Mailbox Mailbox { get; } = new();

    /// <summary>The first invoice of an application, as it comes to be: paid, and passed by the ministry.</summary>
    public async Task<Invoice> AnInvoice()
    {
        var charge = await APaidCharge();
        await Bus.Publish(Forwarded(charge));
        return await FirstInvoiceOf(charge);
    }

    public static CaseForwarded Forwarded(Charge charge) =>
        new(charge.CaseId, 9, charge.CaseNumber, DateTimeOffset.UtcNow);

    public async Task<Invoice> FirstInvoiceOf(Charge charge)
    {
        await Eventually.Is(async () => (await InvoicesOf(charge.Id)).Length == 1, seconds: 30);
        return (await InvoicesOf(charge.Id)).Single();
    }

    public async Task<Invoice[]> InvoicesOf(Guid chargeId)
    {
        await using var db = OpenDatabase();
        return await db.Invoices.AsNoTracking().Where(invoice => invoice.ChargeId == chargeId)
            .OrderBy(invoice => invoice.Edition).ToArrayAsync();
    }

    /// <summary>The mails that brought this invoice, once there are so many.</summary>
    public async Task<ReceivedMail[]> MailsOf(Invoice invoice, int count)
    {
        ReceivedMail[] found = [];
        await Eventually.Is(() => Task.FromResult(
            (found = [.. Mailbox.Find(ApplicationsDouble.EmailOf(invoice.CaseId)).Reverse()
                .Where(mail => mail.Subject.Contains(invoice.Number, StringComparison.Ordinal))]).Length >= count));
        return found;
    }

    public HttpClient Enterprise(Invoice invoice) => As(Roles.Enterprise, invoice.EnterpriseId);

    public override async Task InitializeAsync()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Smtp:Port", $"{_port}")]).Build();
        _server = new(Mailbox, new Behaviour(), settings, NullLogger<SmtpServer>.Instance);
        await _server.StartAsync(CancellationToken.None);
        await base.InitializeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mail:Server", $"smtp://127.0.0.1:{_port}");
        builder.UseSetting("Messaging:RedeliverAfter:0", "00:00:00.2");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _server?.Dispose();
    }
}
