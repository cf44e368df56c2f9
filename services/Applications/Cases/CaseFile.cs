using ApecCard.Applications.Form;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

/// <summary>One applicant's ABTC at this authority, from draft to handover.</summary>
public sealed class CaseFile : IVersioned
{
    private CaseFile()
    {
    }

    public Guid Id { get; private init; }
    public Guid EnterpriseId { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>APEC, the day of submission in Asia/Shanghai, six digits; a draft has none.</summary>
    public string? Number { get; private set; }

    public ApplicationForm Form { get; private set; } = ApplicationForm.Empty;

    /// <summary>The review office the case was submitted to.</summary>
    public string? Office { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }
    public FrozenFile[] Materials { get; private set; } = [];

    public Stage Stage { get; private set; }
    public Clearance Clearance { get; private set; }
    public Card Card { get; private set; }
    public Delivery Delivery { get; private set; }

    /// <summary>The last word of Review on who has taken the case up.</summary>
    public int ReviewVersion { get; private set; }

    /// <summary>What is to be paid, since Payments has opened the charge.</summary>
    public decimal? FeeAmount { get; private set; }

    public string? FeeCurrency { get; private set; }
    public bool FeePaid { get; private set; }
    public string[] AskedEconomies { get; private set; } = [];
    public EconomyDecision[] Decisions { get; private set; } = [];
    public Guid? CardId { get; private set; }
    public DateOnly? CardExpiresOn { get; private set; }
    public string? TrackingNumber { get; private set; }

    /// <summary>Counts what happened to the case; its messages carry it.</summary>
    public int Version { get; private set; }

    public uint RowVersion { get; private set; }

    /// <summary>What happened just now; saved with the case. What happened before is in the database.</summary>
    public List<TimelineEntry> News { get; } = [];

    public CaseFacts Facts => new(Stage, Clearance, Card, Delivery);

    public string[] GrantedEconomies =>
        [.. Decisions.Where(decision => decision.Granted).Select(decision => decision.Economy).Order()];

    /// <summary>What the enterprise may ask for now: the portal's buttons.</summary>
    public IEnumerable<CaseAction> Available => CaseActions.ForEnterprise.Where(action => WhyNot(action) is null);

    /// <summary>A draft of an enterprise whose e-licence was verified and who has read the notice (申办须知).</summary>
    public static CaseFile Start(Guid enterpriseId, DateTimeOffset now)
    {
        var draft = new CaseFile { Id = Guid.CreateVersion7(now), EnterpriseId = enterpriseId, StartedAt = now };
        draft.Note(TimelineEvent.Started, now);
        return draft;
    }

    /// <summary>A draft may hold mistakes: they are reported beside their fields, and only a submission refuses them.</summary>
    public void SaveForm(ApplicationForm form)
    {
        Require(CaseAction.EditForm);
        Form = form;
    }

    /// <summary>Throws when the case cannot be submitted now, before anybody is asked to freeze its materials.</summary>
    public void RequireSubmittable() => Require(CaseAction.Submit);

    public CaseSubmitted Submit(string number, FrozenFile[] materials, DateTimeOffset now)
    {
        Take(CaseAction.Submit);
        (Number, Office, Materials, SubmittedAt) = (number, Form.Office!, materials, now);
        Note(TimelineEvent.Submitted, now);
        return new(Id, Version, number, EnterpriseId, Office, materials, now);
    }

    // What other services tell us may be told twice, or before its time: see IsNews.

    /// <summary>An officer has taken the case up. Heard late, when its stage is over, it is no news any more.</summary>
    public void RecordClaim(ReviewStage stage, int reviewVersion, DateTimeOffset claimedAt)
    {
        var claimed = Enum.Parse<Stage>(stage.ToString());
        if (reviewVersion > ReviewVersion && IsNews(claimed))
        {
            ReviewVersion = reviewVersion;
            Version++;
            Note(TimelineEvent.Claimed, claimedAt);
        }
    }

    public void RecordCharge(decimal amount, string currency, DateTimeOffset openedAt)
    {
        if (FeeAmount is null)
        {
            (FeeAmount, FeeCurrency) = (amount, currency);
            Version++;
            Note(TimelineEvent.ChargeOpened, openedAt);
        }
    }

    public void PassPreliminaryReview(DateTimeOffset passedAt)
    {
        if (IsNews(Stage.PreliminaryReview))
        {
            Take(CaseAction.PassPreliminaryReview);
            Note(TimelineEvent.PreliminaryReviewPassed, passedAt);
        }
    }

    public CaseReadyForMinistry? PassForeignAffairsReview(DateTimeOffset passedAt)
    {
        if (!IsNews(Stage.ForeignAffairsReview))
        {
            return null;
        }

        Take(CaseAction.PassForeignAffairsReview);
        Note(TimelineEvent.ForeignAffairsReviewPassed, passedAt);
        return GoOnWhenPaid(passedAt);
    }

    /// <summary>Payment may come any time from submission on; it holds up only the ministry's review.</summary>
    public CaseReadyForMinistry? RecordPayment(DateTimeOffset paidAt)
    {
        if (FeePaid)
        {
            return null;
        }

        NotBefore(Stage.PreliminaryReview);
        FeePaid = true;
        Version++;
        Note(TimelineEvent.FeePaid, paidAt);
        return GoOnWhenPaid(paidAt);
    }

    public CaseForwarded? PassMinistryReview(DateTimeOffset passedAt)
    {
        if (!IsNews(Stage.MinistryReview))
        {
            return null;
        }

        Take(CaseAction.PassMinistryReview);
        Clearance = Clearance.InProgress;
        Note(TimelineEvent.MinistryReviewPassed, passedAt);
        return new(Id, Version, Number!, passedAt);
    }

    public void AskEconomies(string[] economies, DateTimeOffset askedAt)
    {
        NotBefore(Stage.Forwarded);
        if (AskedEconomies.Length == 0)
        {
            AskedEconomies = economies;
            Version++;
            Note(TimelineEvent.EconomiesAsked, askedAt);
        }
    }

    /// <summary>
    /// An economy may change its mind: the word with the highest version counts, whenever it comes. The last one that was
    /// waited for settles the case: a card is wanted, or, when all have refused, there will be none.
    /// </summary>
    public CardWanted? RecordDecision(EconomyDecision decision)
    {
        if (AskedEconomies.Length == 0)
        {
            throw new TooEarlyException($"{decision.Economy} decided on {Number}, which it was not asked about yet.");
        }

        if (!AskedEconomies.Contains(decision.Economy))
        {
            throw new RuleViolationException("economy.not-asked", $"{decision.Economy} was not asked about {Number}.");
        }

        if (Decisions.Any(known => known.Economy == decision.Economy && known.Version >= decision.Version))
        {
            return null;
        }

        Decisions = [.. Decisions.Where(known => known.Economy != decision.Economy), decision];
        Version++;
        var settles = Clearance is Clearance.InProgress && Decisions.Length == AskedEconomies.Length;
        var wanted = settles ? Settle(decision.DecidedAt) : null;
        Note(decision.Granted ? TimelineEvent.EconomyGranted : TimelineEvent.EconomyRefused, decision.DecidedAt, decision.Economy);
        return wanted;
    }

    public void RecordCard(Guid cardId, DateOnly expiresOn, DateTimeOffset producedAt)
    {
        if (CardId is not null)
        {
            return;
        }

        if (Card is not Card.FinalOrdered)
        {
            throw new TooEarlyException($"A card of {Number} was produced, which is not wanted yet.");
        }

        (CardId, CardExpiresOn, Card, Delivery) = (cardId, expiresOn, Card.FinalIssued, Delivery.Ready);
        Version++;
        Note(TimelineEvent.CardProduced, producedAt);
    }

    public void RecordMailing(Guid cardId, string trackingNumber, DateTimeOffset mailedAt)
    {
        if (CardId is null)
        {
            throw new TooEarlyException($"The card of {Number} was mailed, but we have not heard that it was produced.");
        }

        if (CardId != cardId)
        {
            throw new RuleViolationException("card.not-of-this-case", $"Card {cardId} is not the card of {Number}.");
        }

        if (Delivery is not Delivery.Mailed)
        {
            (Delivery, TrackingNumber) = (Delivery.Mailed, trackingNumber);
            Version++;
            Note(TimelineEvent.CardMailed, mailedAt);
        }
    }

    private CardWanted? Settle(DateTimeOffset now)
    {
        Clearance = Clearance.Complete;
        if (GrantedEconomies is not { Length: > 0 } granted)
        {
            Stage = Stage.Refused;
            return null;
        }

        Card = Card.FinalOrdered;
        return new(Id, Version, Number!, EnterpriseId, Office!, granted, Form.Handover!.Method!.Value, now);
    }

    private CaseReadyForMinistry? GoOnWhenPaid(DateTimeOffset now)
    {
        if (!FeePaid || Stage is not Stage.AwaitingPayment)
        {
            return null;
        }

        Take(CaseAction.ConfirmPayment);
        Note(TimelineEvent.ReadyForMinistry, now);
        return new(Id, Version, Number!, now);
    }

    // Past the stage: told before. Not there yet: the outbox keeps no order, what leads there is on its way.
    private bool IsNews(Stage stage)
    {
        NotBefore(stage);
        return Stage == stage;
    }

    private void NotBefore(Stage stage)
    {
        if (Stage < stage)
        {
            throw new TooEarlyException($"{Number} is still in {Stage}, not in {stage}.");
        }
    }

    private void Take(CaseAction action)
    {
        Require(action);
        Stage = CaseTransitions.Stages[(Stage, action)];
        Version++;
    }

    private void Require(CaseAction action)
    {
        if (WhyNot(action) is { } rule)
        {
            throw rule;
        }
    }

    // The only place that says no to an action: the guards and the portal's buttons cannot disagree.
    private RuleViolationException? WhyNot(CaseAction action) =>
        CaseTransitions.Stages.ContainsKey((Stage, action))
            ? null
            : new("case.action-not-available", $"{action} is not available: the case is {CaseLabels.Of(Facts).Label}.");

    private void Note(TimelineEvent what, DateTimeOffset at, string? economy = null) =>
        News.Add(new(Id, EnterpriseId, Version, what, CaseLabels.Of(Facts).Label, economy, at));
}

/// <summary>What an economy said last about the applicant.</summary>
public sealed record EconomyDecision(string Economy, bool Granted, int Version, DateTimeOffset DecidedAt);
