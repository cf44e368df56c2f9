using System.Text;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Review.PreClearances;

/// <summary>One economy is asked to pre-clear the applicant of a case, and what it has said so far.</summary>
public sealed class PreClearance : IVersioned
{
    /// <summary>The request's id, by which the economy answers.</summary>
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string Economy { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }

    public PreClearanceState State { get; private set; }

    /// <summary>When it decided, or took back what it had decided; null as long as it has not.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>When we took the request back: the card was cancelled before the economy had decided.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>The version of the economy's word that counts; 0 until it has said something.</summary>
    public int Version { get; private set; }
    public uint RowVersion { get; private set; }

    public PreClearanceDecision? Decision => State switch
    {
        PreClearanceState.Granted => PreClearanceDecision.Granted,
        PreClearanceState.Refused => PreClearanceDecision.Refused,
        _ => null,
    };

    public static PreClearance Request(Guid caseId, string economy, DateTimeOffset now) =>
        new() { Id = IdOf(caseId, economy), CaseId = caseId, Economy = economy, RequestedAt = now };

    /// <summary>Follows from the case and the economy, so that a repeated attempt asks under the same id.</summary>
    public static Guid IdOf(Guid caseId, string economy) =>
        DerivedId.Of([.. caseId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(economy)]);

    // An economy's words may overtake each other: that with the highest version counts, whenever it comes.

    /// <summary>An economy may change its mind.</summary>
    /// <exception cref="RuleViolationException">decision.cancelled</exception>
    public EconomyDecided? Decide(PreClearanceDecision decision, int version, DateTimeOffset decidedAt)
    {
        if (version <= Version)
        {
            return null;
        }

        MustNotBeCancelled();
        State = decision is PreClearanceDecision.Granted ? PreClearanceState.Granted : PreClearanceState.Refused;
        (Version, DecidedAt) = (version, decidedAt);
        return new(CaseId, Economy, version, decision, decidedAt);
    }

    /// <summary>It asks before it decides, as often as it needs to; the newest question counts.</summary>
    /// <exception cref="RuleViolationException">decision.already-decided, decision.cancelled</exception>
    public EconomyQueried? Query(Guid questionId, int version, DateTimeOffset queriedAt)
    {
        if (version <= Version)
        {
            return null;
        }

        MustNotBeCancelled();
        if (DecidedAt is not null)
        {
            throw new RuleViolationException(
                "decision.already-decided", $"{Economy} has decided: it can decide otherwise, but not ask any more.");
        }

        (State, Version) = (PreClearanceState.Queried, version);
        return new(CaseId, Economy, version, questionId, queriedAt);
    }

    /// <summary>It takes back what it has granted.</summary>
    /// <exception cref="TooEarlyException">The grant may be among the words that have not come yet.</exception>
    /// <exception cref="RuleViolationException">decision.nothing-to-withdraw, decision.cancelled</exception>
    public GrantWithdrawn? WithdrawGrant(int version, DateTimeOffset withdrawnAt)
    {
        if (version <= Version)
        {
            return null;
        }

        MustNotBeCancelled();
        if (State is not (PreClearanceState.Granted or PreClearanceState.Withdrawn))
        {
            throw version > Version + 1
                ? new TooEarlyException($"{Economy} withdraws by its word {version}; known here is its word {Version}.")
                : new RuleViolationException("decision.nothing-to-withdraw", $"{Economy} has not granted.");
        }

        var isNews = State is PreClearanceState.Granted;
        (State, Version) = (PreClearanceState.Withdrawn, version);
        if (!isNews)
        {
            return null;
        }

        DecidedAt = withdrawnAt;
        return new(CaseId, Economy, version, withdrawnAt);
    }

    /// <summary>We take back what it has not decided yet; what it has decided stays.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (State is PreClearanceState.Requested or PreClearanceState.Queried)
        {
            (State, CancelledAt) = (PreClearanceState.Cancelled, now);
        }
    }

    private void MustNotBeCancelled()
    {
        if (State is PreClearanceState.Cancelled)
        {
            throw new RuleViolationException(
                "decision.cancelled", "The card is cancelled: this request need not be decided any more.");
        }
    }
}

/// <summary>What an economy has said last, or that it need not say anything any more.</summary>
public enum PreClearanceState
{
    Requested,
    Queried,
    Granted,
    Refused,

    /// <summary>The economy took back its grant.</summary>
    Withdrawn,

    /// <summary>We took back the request.</summary>
    Cancelled,
}
