using ApecCard.Applications.Form;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

/// <summary>One applicant's ABTC at this authority, from draft to handover.</summary>
public sealed partial class CaseFile : IVersioned
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
