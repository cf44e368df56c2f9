using ApecCard.Simulators;
using ApecCard.Simulators.Mail;
using ApecCard.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApecCard.Identity.Tests.Letters;

/// <summary>A mail server, which a test may stop and start again at the same address.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly int _port = FreePort.Next();
    private SmtpServer? _server;

    public Mailbox Mailbox { get; } = new();

    public Behaviour Behaviour { get; } = new();

    public string Address => $"smtp://127.0.0.1:{_port}";

    public async Task StartAsync()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Smtp:Port", $"{_port}")]).Build();
        _server = new(Mailbox, Behaviour, settings, NullLogger<SmtpServer>.Instance);
        await _server.StartAsync(CancellationToken.None);
    }

    public async Task StopAsync()
    {
        await _server!.StopAsync(CancellationToken.None);
        _server.Dispose();
    }

    /// <summary>What came to an address about one thing, the first at the beginning.</summary>
    public ReceivedMail[] To(string email, string subject = "") =>
    [
        .. Mailbox.Find(email).Where(mail => mail.Subject.Contains(subject, StringComparison.Ordinal)).Reverse(),
    ];

    /// <summary>The secret of the link in the last of so many mails, once they have come.</summary>
    public async Task<string> SecretTo(string email, string page, int mails = 1)
    {
        var link = $"https://apeccard.example/{page}#";
        string[] found = [];
        await Eventually.Is(() =>
        {
            found =
            [
                .. To(email).Select(mail => mail.Text).Where(text => text.Contains(link, StringComparison.Ordinal)),
            ];
            return found.Length >= mails;
        });
        var from = found[^1].IndexOf(link, StringComparison.Ordinal) + link.Length;
        return found[^1][from..].Split('\n', '\r', ' ')[0];
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
