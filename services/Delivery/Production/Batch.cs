using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Production;

/// <summary>
/// Cards that are made together, by two people: one clerk of the office puts them together, another one releases them.
/// </summary>
public sealed class Batch : IVersioned
{
    /// <summary>Version 7: batches are listed in the order in which they were prepared.</summary>
    public required Guid Id { get; init; }
    public required string Office { get; init; }
    public required string PreparedBy { get; init; }
    public required DateTimeOffset PreparedAt { get; init; }

    public string? ReleasedBy { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>The jobs that could not be made when it was released; they went back to the queue.</summary>
    public List<StayedOut> Out { get; private set; } = [];
    public uint RowVersion { get; private set; }

    /// <exception cref="RuleViolationException">One of the jobs does not wait at this office.</exception>
    public static Batch Prepare(
        string office, string by, IReadOnlyCollection<Guid> wanted, IReadOnlyList<ProductionJob> found,
        DateTimeOffset now)
    {
        if (found.Count < wanted.Count || found.Any(job => job.Office != office || job.State is not JobState.Waiting))
        {
            throw new RuleViolationException(
                "batch.job-not-waiting", "One of these does not wait at your office any more: read the list again.");
        }

        var batch = new Batch { Id = Guid.CreateVersion7(now), Office = office, PreparedBy = by, PreparedAt = now };
        foreach (var job in found)
        {
            job.PutInto(batch.Id);
        }

        return batch;
    }

    /// <summary>Why this clerk may not release it; null when they may.</summary>
    public RuleViolationException? WhyNot(string by) => this switch
    {
        { ReleasedAt: not null } =>
            new("batch.already-released", "This batch was released before: look for its cards in the handover list."),
        _ when PreparedBy == by =>
            new("batch.two-people", "You prepared this batch: another clerk of the office has to release it."),
        _ => null,
    };

    /// <exception cref="RuleViolationException">Released before, or by the clerk who prepared it.</exception>
    public void MustBeReleasableBy(string by)
    {
        if (WhyNot(by) is { } rule)
        {
            throw rule;
        }
    }

    public void Release(string by, DateTimeOffset now)
    {
        MustBeReleasableBy(by);
        (ReleasedBy, ReleasedAt) = (by, now);
    }

    /// <summary>It is taken apart before anything was made: what is still in it waits again.</summary>
    /// <exception cref="RuleViolationException">It was released.</exception>
    public void Dissolve(IReadOnlyList<ProductionJob> jobs)
    {
        if (ReleasedAt is not null)
        {
            throw new RuleViolationException(
                "batch.released", "This batch was released: lay aside as spoiled what should not have been made.");
        }

        foreach (var job in jobs)
        {
            job.WaitAgain();
        }
    }

    /// <summary>No card can be made of this job now: it leaves the batch, which keeps why.</summary>
    public void Leave(ProductionJob job, RuleViolationException why)
    {
        job.StayOut(why);
        Out.Add(new(job.Id, job.CaseNumber, why.Code, why.Message));
    }
}

/// <summary>A job that left its batch, and why.</summary>
public sealed record StayedOut(Guid JobId, string CaseNumber, string ReasonCode, string Reason);
