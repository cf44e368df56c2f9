using ApecCard.Contracts;
using ApecCard.Delivery.Applications;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Delivery.Production;

/// <summary>
/// A card to be made: nothing is produced without one, and it comes only of a complete clearance or an approved order.
/// </summary>
public sealed class ProductionJob : IVersioned
{
    /// <summary>Version 7: jobs wait in the order in which they came.</summary>
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>The version of the case that wanted it: of two, the higher one counts.</summary>
    public required int WantedAtVersion { get; init; }
    public required string CaseNumber { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string Office { get; init; }
    public required HandoverMethod Handover { get; init; }
    public required DateTimeOffset WantedAt { get; init; }

    /// <summary>The 代办点 where it is collected; none for one to be mailed.</summary>
    public string? ServicePoint { get; init; }

    /// <summary>The order that wants it, and what that is; none for the full card of the application.</summary>
    public Guid? OrderId { get; init; }
    public OrderKind? Kind { get; init; }

    /// <summary>The card it follows, and whether that one must be back first.</summary>
    public Guid? Succeeds { get; init; }
    public bool OldCardOwed { get; init; }

    /// <summary>A replacement is valid no longer than the card it replaces.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>The spoiled card it is made for.</summary>
    public Guid? InsteadOf { get; init; }

    public JobState State { get; private set; }

    /// <summary>The batch it is in, or was made in.</summary>
    public Guid? BatchId { get; private set; }

    /// <summary>Why it could not be made when its batch was released, as a code and a sentence.</summary>
    public string? ReasonCode { get; private set; }
    public string? Reason { get; private set; }
    public uint RowVersion { get; private set; }

    public bool IsUnproduced => State is JobState.Waiting or JobState.InBatch;

    /// <exception cref="RuleViolationException">It is to be collected nowhere.</exception>
    public static ProductionJob Of(CardWanted wanted, DateTimeOffset now) =>
        wanted is { Handover: HandoverMethod.Collection, ServicePoint: null }
            ? throw new RuleViolationException("card.no-service-point", "A card to be collected needs a service point.")
            : new()
            {
                Id = Guid.CreateVersion7(now),
                CaseId = wanted.CaseId,
                WantedAtVersion = wanted.CaseVersion,
                CaseNumber = wanted.CaseNumber,
                EnterpriseId = wanted.EnterpriseId,
                Office = wanted.Office,
                Handover = wanted.Handover,
                WantedAt = wanted.WantedAt,
                ServicePoint = wanted.Handover is HandoverMethod.Collection ? wanted.ServicePoint : null,
                OrderId = wanted.OrderId,
                Kind = wanted.Kind,
                Succeeds = wanted.Succeeds,
                OldCardOwed = wanted.OldCardOwed,
                ExpiresOn = wanted.ExpiresOn,
            };

    /// <summary>The same want once more: the card that was made for it was spoiled.</summary>
    public ProductionJob Again(Guid spoiled, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CaseId = CaseId,
        WantedAtVersion = WantedAtVersion,
        CaseNumber = CaseNumber,
        EnterpriseId = EnterpriseId,
        Office = Office,
        Handover = Handover,
        WantedAt = WantedAt,
        ServicePoint = ServicePoint,
        OrderId = OrderId,
        Kind = Kind,
        Succeeds = Succeeds,
        OldCardOwed = OldCardOwed,
        ExpiresOn = ExpiresOn,
        InsteadOf = spoiled,
    };

    /// <summary>A newer want of the same case takes its place, or the card is wanted no more.</summary>
    public void Supersede() => State = JobState.Superseded;

    /// <summary>A clerk put it into a batch.</summary>
    public void PutInto(Guid batchId) =>
        (State, BatchId, ReasonCode, Reason) = (JobState.InBatch, batchId, null, null);

    /// <summary>Its batch was taken apart.</summary>
    public void WaitAgain() => (State, BatchId) = (JobState.Waiting, null);

    /// <summary>Its batch was released without it: it waits on, and says why.</summary>
    public void StayOut(RuleViolationException why) =>
        (State, BatchId, ReasonCode, Reason) = (JobState.Waiting, null, why.Code, why.Message);

    public void Produced() => State = JobState.Produced;

    /// <summary>Why no card can be made of it with what Applications says now; null when it can.</summary>
    public RuleViolationException? WhyNot(PersonalData personal, DateOnly today) => personal switch
    {
        { GrantedEconomies.Length: 0 } =>
            new("card.no-economy-granted", "No economy grants pre-clearance any more: no card can be made."),
        { GrantedEconomies: var back } when back.Any(economy => !Economies.PreClearing.Contains(economy)) =>
            new("card.unknown-economy", "One of the granting economies pre-clears nobody: tell the operator."),
        { Applicant.Passport.ExpiresOn: var end } when end < today =>
            new("card.passport-expired", "The passport has expired: the applicant has to report a new one."),
        { Mailing: null } when Handover is HandoverMethod.Mailing =>
            new("card.no-mailing-address", "A card to be mailed needs an address: the applicant has to give one."),
        _ when ExpiresOn < today =>
            new("card.old-card-expired", "The card it would replace has expired: the holder has to apply anew."),
        _ => null,
    };

    /// <summary>Domain §1: 5 years, the passport's end, or that of the card it replaces: what is soonest.</summary>
    public DateOnly LastDay(DateOnly passportExpiresOn, DateOnly issuedOn) =>
        new[] { issuedOn.AddYears(5), passportExpiresOn, ExpiresOn ?? DateOnly.MaxValue }.Min();
}

/// <summary>How far a job is.</summary>
public enum JobState
{
    /// <summary>It waits to be put into a batch.</summary>
    Waiting,

    /// <summary>It waits for its batch to be released.</summary>
    InBatch,

    /// <summary>Its card was made.</summary>
    Produced,

    /// <summary>Something newer took its place before it was made.</summary>
    Superseded,
}
