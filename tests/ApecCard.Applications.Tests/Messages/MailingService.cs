using ApecCard.Applications.Cases;
using ApecCard.Applications.Messages;
using ApecCard.Simulators;
using ApecCard.Simulators.Mail;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApecCard.Applications.Tests.Messages;

/// <summary>The service with a mail server, which a test may stop and start again at the same address.</summary>
public class MailingService : ApplicationsService
{
    private readonly int _port = FreePort.Next();
    private SmtpServer? _server;

    public Mailbox Mailbox { get; } = new();

    public Behaviour Behaviour { get; } = new();

    public LogBook Log { get; } = new();

    public override async Task InitializeAsync()
    {
        await StartMailServer();
        await base.InitializeAsync();
    }

    public async Task StartMailServer()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Smtp:Port", $"{_port}")]).Build();
        _server = new(Mailbox, Behaviour, settings, NullLogger<SmtpServer>.Instance);
        await _server.StartAsync(CancellationToken.None);
    }

    public async Task StopMailServer()
    {
        await _server!.StopAsync(CancellationToken.None);
        _server.Dispose();
    }

    public async Task<Message[]> Messages(CaseFile caseFile)
    {
        await using var db = OpenDatabase();
        return await db.Messages.AsNoTracking().Include(message => message.Entry)
            .Where(message => message.CaseId == caseFile.Id).OrderBy(message => message.EntrySeq).ToArrayAsync();
    }

    /// <summary>What the case's applicant was told by mail, the first at the beginning.</summary>
    public ReceivedMail[] MailsTo(string address) => [.. Mailbox.Find(address).Reverse()];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mail:Server", $"smtp://127.0.0.1:{_port}");
        builder.UseSetting("Mail:TimeoutSeconds", "5");
        builder.UseSetting("Public:Url", "https://apeccard.example");
        builder.ConfigureLogging(logging => logging.AddProvider(Log));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _server?.Dispose();
        GC.SuppressFinalize(this);
    }
}
