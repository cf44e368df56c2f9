using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ApecCard.ServiceDefaults;

/// <summary>What the server made of a mail; the error is its code, never its words: they hold addresses.</summary>
public sealed record Posted(bool IsSent, bool IsFinal, string? Error)
{
    public static readonly Posted Sent = new(true, true, null);
}

/// <summary>A file that goes with a mail; its name is in ASCII.</summary>
public sealed record MailAttachment(string Name, string ContentType, byte[] Content);

/// <summary>Hands one mail to the mail server.</summary>
public sealed class MailPost(IOptions<MailSettings> options)
{
    private readonly MailSettings _settings = options.Value;

    public async Task<Posted> SendAsync(
        Guid messageId, string to, string subject, string body, CancellationToken stop,
        MailAttachment? attachment = null)
    {
        if (_settings.Address is not { } address)
        {
            return new(false, false, "no-server");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(_settings.TimeoutSeconds));
        try
        {
            using var server = new SmtpClient(address.Host, address.Port) { EnableSsl = _settings.Tls };
            if (_settings.User is { } user)
            {
                server.Credentials = new NetworkCredential(user, _settings.Password);
            }

            using var mail = new MailMessage(_settings.From, to, subject, body)
            {
                SubjectEncoding = Encoding.UTF8,
                BodyEncoding = Encoding.UTF8,
                HeadersEncoding = Encoding.UTF8,
            };
            mail.Headers["Message-ID"] = $"<{messageId}@{mail.From!.Host}>"; // sent twice, it is still one mail
            mail.Headers["Auto-Submitted"] = "auto-generated"; // no answers of absent people, please
            if (attachment is not null)
            {
                mail.Attachments.Add(
                    new(new MemoryStream(attachment.Content), attachment.Name, attachment.ContentType));
            }

            await server.SendMailAsync(mail, patience.Token)
                .WaitAsync(patience.Token); // by itself it looks at the token only now and then
            return Posted.Sent;
        }
        catch (FormatException)
        {
            return new(false, true, "no-address");
        }
        catch (SmtpException refused) when ((int)refused.StatusCode is >= 400 and < 600 and var code)
        {
            return new(false, code >= 500, $"smtp-{code}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(false, false, "timeout");
        }
        catch (Exception e) when (e is SmtpException or IOException or System.Net.Sockets.SocketException)
        {
            return new(false, false, patience.IsCancellationRequested ? "timeout" : "unreachable");
        }
    }
}

public static class MailPostExtensions
{
    /// <summary>How mail is sent, as the section Mail says.</summary>
    public static void AddMailPost(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MailSettings>().BindConfiguration("Mail").ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<MailPost>();
    }
}
