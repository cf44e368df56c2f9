using ApecCard.Documents.Retention;

namespace ApecCard.Documents.Materials;

/// <summary>How long its files are kept.</summary>
public sealed partial class Dossier
{
    /// <summary>Of an order that was submitted: whose it is.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>Why its files will not be needed any more; none while it is open.</summary>
    public RetentionClass? EndedAs { get; private set; }

    /// <summary>From when on counts how long they are kept. It may lie ahead: a card's last day.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>It ended, as it will have the latest.</summary>
    public void End(RetentionClass why, DateTimeOffset at)
    {
        if (EndedAt is null || at > EndedAt)
        {
            (EndedAs, EndedAt) = (why, at);
        }
    }

    /// <summary>It is an order's, and ends with the case.</summary>
    /// <param name="ofCase">Null when nothing was handed in for the case here.</param>
    public void BelongTo(Guid caseId, Dossier? ofCase)
    {
        CaseId = caseId;
        if (ofCase is { EndedAs: { } why, EndedAt: { } at })
        {
            End(why, at);
        }
    }

    /// <summary>From when the time of its files counts for this reason; null when it does not.</summary>
    public DateTimeOffset? DueSince(RetentionClass why) =>
        _files.All(file => file.PurgedAt is not null) ? null
        : why is RetentionClass.Draft ? IsSubmitted ? null : _files.Max(file => file.UploadedAt)
        : EndedAs == why ? EndedAt : null;

    /// <summary>Their time is over. Of what was in a submission it stays known that it was there.</summary>
    /// <returns>The files whose bytes have to go.</returns>
    public StoredFile[] Purge(DateTimeOffset now)
    {
        StoredFile[] due = [.. _files.Where(file => file.PurgedAt is null)];
        foreach (var file in due)
        {
            if (!IsFrozen(file))
            {
                _files.Remove(file);
                continue;
            }

            file.Purge(now);
            if (!IsSubmitted)
            {
                file.LeaveChecklist(now);
            }
        }

        Version++;
        return due;
    }
}
