using ApecCard.Applications.Timeline;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Messages;

/// <summary>
/// What one recipient is told of one entry of a timeline. The entry says what the text is made of; the address is read
/// from the case's form when the mail is sent, so that a corrected one is used and none is kept twice.
/// </summary>
public sealed class Message
{
    private Message()
    {
    }

    public Message(TimelineEntry entry, Recipient recipient, Language language, bool isMailWanted)
    {
        ArgumentNullException.ThrowIfNull(entry);
        (Id, Entry, Recipient, Language) = (Guid.CreateVersion7(entry.At), entry, recipient, language);
        (CaseId, EnterpriseId, CreatedAt) = (entry.CaseId, entry.EnterpriseId, entry.At);
        Mail = isMailWanted ? MailState.Pending : MailState.NotWanted;
    }

    public Guid Id { get; private init; }
    public TimelineEntry Entry { get; private init; } = null!;
    public long EntrySeq { get; private init; }
    public Recipient Recipient { get; private init; }
    public Language Language { get; private init; }
    public Guid CaseId { get; private init; }
    public Guid EnterpriseId { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? ReadAt { get; private set; }

    public MailState Mail { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Not before then; none, at once.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>Why the last attempt failed: smtp-550 and such, unreachable, timeout, no-address.</summary>
    public string? LastError { get; private set; }

    public void Read(DateTimeOffset now) => ReadAt ??= now;

    /// <summary>Somebody is about to send it; should they end before they tell, it is sent again then.</summary>
    public void Attempt(DateTimeOffset again)
    {
        Attempts++;
        NextAttemptAt = again;
    }

    public void Sent() => (Mail, NextAttemptAt, LastError) = (MailState.Sent, null, null);

    /// <summary>The address does not take it, now or later.</summary>
    public void Bounced(string why) => (Mail, NextAttemptAt, LastError) = (MailState.Bounced, null, why);

    /// <summary>It is tried again, later each time, for days; then it is given up.</summary>
    public void Failed(string why, DateTimeOffset now)
    {
        LastError = why;
        (Mail, NextAttemptAt) = now - CreatedAt > MailPatience.InAll
            ? (MailState.Failed, (DateTimeOffset?)null)
            : (MailState.Pending, now + MailPatience.After(Attempts));
    }
}

/// <summary>Whom a message is for; those of the agents are shared by all agents of the enterprise.</summary>
public enum Recipient { Enterprise, Agent, Applicant }

/// <summary>The languages people are written to in.</summary>
public enum Language { Chinese, English }

/// <summary>What became of a message's e-mail.</summary>
public enum MailState { Pending, Sent, Failed, Bounced, NotWanted }
