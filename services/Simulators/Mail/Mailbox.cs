using System.Collections.Concurrent;

namespace ApecCard.Simulators.Mail;

/// <summary>A mail that came in.</summary>
public sealed record ReceivedMail(
    long Number, DateTimeOffset At, string From, string[] To, string MessageId, string Subject, string Text);

/// <summary>All mail that came in, until a restart; of very much the oldest is forgotten.</summary>
public sealed class Mailbox
{
    private const int Most = 20_000;
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private long _last;

    public void Add(string from, string[] to, string data)
    {
        var content = MailContent.Read(data);
        _mails.Enqueue(new(
            Interlocked.Increment(ref _last), DateTimeOffset.UtcNow, from, to, content.Header("message-id"),
            MailContent.Decode(content.Header("subject")), content.Text));
        if (_mails.Count > Most)
        {
            _mails.TryDequeue(out _);
        }
    }

    /// <summary>The newest first; of one recipient, if one is named.</summary>
    public ReceivedMail[] Find(string? to) =>
        [.. _mails.Where(mail => to is null || mail.To.Contains(to, StringComparer.OrdinalIgnoreCase)).Reverse()];
}
