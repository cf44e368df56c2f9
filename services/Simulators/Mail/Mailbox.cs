using System.Collections.Concurrent;

namespace ApecCard.Simulators.Mail;

/// <summary>A mail that came in.</summary>
public sealed record ReceivedMail(
    long Number, DateTimeOffset At, string From, string[] To, string MessageId, string Subject, string Text,
    IReadOnlyList<AttachedFile> Attachments);

/// <summary>All mail that came in, until a restart; of very much the oldest is forgotten.</summary>
public sealed class Mailbox
{
    private const int Most = 20_000, MostWithFiles = 500;
    private readonly ConcurrentQueue<ReceivedMail> _mails = new(), _withFiles = new();
    private long _last;

    public void Add(string from, string[] to, string data)
    {
        var content = MailContent.Read(data);
        var mail = new ReceivedMail(
            Interlocked.Increment(ref _last), DateTimeOffset.UtcNow, from, to, content.Header("message-id"),
            MailContent.Decode(content.Header("subject")), content.Text, content.Attachments);
        _mails.Enqueue(mail);
        if (mail.Attachments.Count > 0)
        {
            _withFiles.Enqueue(mail);
        }

        if (_withFiles.Count > MostWithFiles && _withFiles.TryDequeue(out var old))
        {
            old.Attachments.ToList().ForEach(file => file.Forget());
        }

        if (_mails.Count > Most)
        {
            _mails.TryDequeue(out _);
        }
    }

    /// <summary>A file of a mail, by its place in it; none when it is forgotten.</summary>
    public AttachedFile? FindFile(long number, int place) => _withFiles
        .FirstOrDefault(mail => mail.Number == number)?.Attachments.ElementAtOrDefault(place);

    /// <summary>The newest first; of one recipient, if one is named.</summary>
    public ReceivedMail[] Find(string? to) =>
        [.. _mails.Where(mail => to is null || mail.To.Contains(to, StringComparer.OrdinalIgnoreCase)).Reverse()];
}
