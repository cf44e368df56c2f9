using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ApecCard.Simulators.Mail;

/// <summary>One conversation with a mail client, as RFC 5321 has it; no TLS, no sign-in.</summary>
public sealed partial class SmtpSession(Stream stream, Mailbox mailbox, Behaviour behaviour) : IDisposable
{
    private const int MostRecipients = 100, LongestLine = 2000, LargestMail = 10 * 1024 * 1024;

    private readonly StreamReader _reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
    private readonly List<string> _to = [];
    private string? _from;
    private bool _isGreeted;

    public async Task RunAsync(CancellationToken stop)
    {
        await Say("220 apeccard mail simulator", stop);
        while (await _reader.ReadLineAsync(stop) is { } line)
        {
            var verb = line.Split(' ', 2)[0].ToUpperInvariant();
            if (verb is "QUIT")
            {
                await Say("221 bye", stop);
                return;
            }

            await Say(line.Length > LongestLine ? "500 too long" : await AnswerAsync(verb, line, stop), stop);
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        stream.Dispose(); // not the writer: it would still want to say something
    }

    private async Task<string> AnswerAsync(string verb, string line, CancellationToken stop)
    {
        switch (verb)
        {
            case "EHLO" or "HELO":
                Forget();
                _isGreeted = true;
                return verb is "HELO" ? "250 apeccard" : string.Create(
                    CultureInfo.InvariantCulture,
                    $"250-apeccard\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE {LargestMail}");
            case "NOOP":
                return "250 ok";
            case "RSET":
                Forget();
                return "250 ok";
            case "MAIL":
                return Begin(line);
            case "RCPT":
                return Address(line);
            case "DATA":
                return await ReceiveAsync(stop);
            case "VRFY" or "EXPN" or "HELP":
                return "502 not here";
            default:
                return "500 unknown";
        }
    }

    private string Begin(string line)
    {
        if (!_isGreeted || _from is not null)
        {
            return "503 not now";
        }

        if (MailFrom().Match(line) is not { Success: true } match)
        {
            return "501 MAIL FROM:<address>";
        }

        if (behaviour.FailsNow())
        {
            return "451 out of order, as asked for";
        }

        _from = match.Groups["address"].Value;
        return "250 ok";
    }

    private string Address(string line)
    {
        if (_from is null)
        {
            return "503 MAIL first";
        }

        if (RcptTo().Match(line) is not { Success: true } match)
        {
            return "501 RCPT TO:<address>";
        }

        if (_to.Count == MostRecipients)
        {
            return "452 too many";
        }

        var address = match.Groups["address"].Value;
        if (behaviour.Refuses(address))
        {
            return "550 nobody here of this name";
        }

        _to.Add(address);
        return "250 ok";
    }

    private async Task<string> ReceiveAsync(CancellationToken stop)
    {
        if (_to.Count == 0)
        {
            return "503 RCPT first";
        }

        await Say("354 go on, end with a dot", stop);
        var data = new StringBuilder();
        while (await _reader.ReadLineAsync(stop) is { } line)
        {
            if (line == ".")
            {
                await Task.Delay(behaviour.Delay, stop);
                if (data.Length > LargestMail)
                {
                    Forget();
                    return "552 too large";
                }

                mailbox.Add(_from!, [.. _to], data.ToString());
                Forget();
                return "250 taken";
            }

            if (data.Length <= LargestMail)
            {
                data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n"); // the sender has doubled the dot
            }
        }

        throw new IOException("The client went away before the end of its mail.");
    }

    private void Forget()
    {
        _from = null;
        _to.Clear();
    }

    private Task Say(string answer, CancellationToken stop) => _writer.WriteLineAsync(answer.AsMemory(), stop);

    [GeneratedRegex(@"^MAIL FROM:\s*<(?<address>[^<>\s]*)>", RegexOptions.IgnoreCase)]
    private static partial Regex MailFrom();

    [GeneratedRegex(@"^RCPT TO:\s*<(?<address>[^<>\s]+)>", RegexOptions.IgnoreCase)]
    private static partial Regex RcptTo();
}
