using ApecCard.Contracts;
using ApecCard.Delivery.Applications;
using ApecCard.Delivery.Custody;
using ApecCard.Delivery.Production;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Cards;

/// <summary>A produced ABTC: what is printed on it, and how it reaches its holder.</summary>
public sealed partial class Card : IVersioned
{
    /// <summary>Version 7: cards are handed over in the order in which they were produced.</summary>
    public required Guid Id { get; init; }

    /// <summary>The job it was made of: one card each.</summary>
    public required Guid JobId { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>The version of the case that wanted this card.</summary>
    public required int WantedAtVersion { get; init; }

    /// <summary>The version of the case its back was made from: what was struck before is on it no more.</summary>
    public required int MadeAtVersion { get; init; }
    public required string CaseNumber { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string Office { get; init; }

    public required string Number { get; init; }

    /// <summary>The back of the card.</summary>
    public required string[] GrantedEconomies { get; init; }

    /// <summary>Days in Asia/Shanghai; ExpiresOn is the last day of validity.</summary>
    public required DateOnly IssuedOn { get; init; }
    public required DateOnly ExpiresOn { get; init; }
    public required HandoverMethod Handover { get; init; }
    public required DateTimeOffset ProducedAt { get; init; }

    /// <summary>The 代办点 where it is collected; none for one to be mailed.</summary>
    public string? ServicePoint { get; init; }

    /// <summary>The order that wanted it; none for the full card of the application.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>
    /// The card it follows, which ends when this one is handed over, and whether it must be back before.
    /// </summary>
    public Guid? Succeeds { get; init; }
    public bool OldCardOwed { get; init; }

    /// <summary>The spoiled card it was made for.</summary>
    public Guid? InsteadOf { get; init; }

    /// <summary>The same for all cards of a person, without saying who; older cards have none.</summary>
    public byte[]? Person { get; init; }

    public CardState State { get; private set; }

    /// <summary>Counts what happened to the card; its messages carry it.</summary>
    public int Version { get; private set; } = 1;
    public uint RowVersion { get; private set; }

    /// <summary>
    /// Domain §1: the back names the economies that grant at this moment; it is valid for 5 years, or as long as the
    /// passport if that ends sooner, and a replacement no longer than what it replaces.
    /// </summary>
    /// <exception cref="RuleViolationException">No card can be made of this job now.</exception>
    public static Card Produce(ProductionJob job, PersonalData personal, long serial, Batch batch, DateTimeOffset now)
    {
        var issuedOn = now.DayInShanghai();
        if (job.WhyNot(personal, issuedOn) is { } rule)
        {
            throw rule;
        }

        string[] back = [.. personal.GrantedEconomies.Distinct().Order(StringComparer.Ordinal)];
        job.Produced();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            JobId = job.Id,
            CaseId = job.CaseId,
            WantedAtVersion = job.WantedAtVersion,
            MadeAtVersion = personal.CaseVersion,
            CaseNumber = job.CaseNumber,
            EnterpriseId = job.EnterpriseId,
            Office = job.Office,
            Number = CardNumber.Of(serial),
            GrantedEconomies = back,
            RemainingEconomies = back,
            IssuedOn = issuedOn,
            ExpiresOn = job.LastDay(personal.Applicant.Passport.ExpiresOn, issuedOn),
            Handover = job.Handover,
            ProducedAt = now,
            ServicePoint = job.ServicePoint,
            OrderId = job.OrderId,
            Succeeds = job.Succeeds,
            OldCardOwed = job.OldCardOwed,
            InsteadOf = job.InsteadOf,
            Person = personal.PersonMark,
            Custody =
            [
                new(CustodyEvent.Made, CustodyStep.Clerk(batch.PreparedBy), CustodyStep.Clerk(batch.ReleasedBy!), now,
                    batch.Id.ToString()),
            ],
        };
    }

    public CardProduced Announce() => new(
        CaseId, Id, Version, GrantedEconomies, ExpiresOn, ProducedAt, Number, OrderId, InsteadOf);
}

/// <summary>Where a card is on its way to its holder.</summary>
public enum CardState
{
    /// <summary>It lies at the office.</summary>
    Produced,

    /// <summary>The courier is booked and has not taken it yet.</summary>
    Posted,

    /// <summary>已邮寄: it travels, or has arrived.</summary>
    Mailed,

    /// <summary>待取卡: it lies at the service point.</summary>
    Ready,

    /// <summary>已自取: its holder has it.</summary>
    Collected,

    /// <summary>The courier brought it back: it lies at the office, to be posted again.</summary>
    CameBack,

    /// <summary>A clerk laid it aside as spoiled: another one has to see it destroyed.</summary>
    Spoiled,

    /// <summary>交卡: the holder gave it back.</summary>
    Returned,

    /// <summary>It is no more.</summary>
    Destroyed,
}
