using ApecCard.Applications.Form;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

/// <summary>One applicant's ABTC at this authority, from draft to the end of its card.</summary>
public sealed partial class CaseFile : IVersioned
{
    private const int RenewableMonths = 6;

    private CaseFile()
    {
    }

    public Guid Id { get; private init; }
    public Guid EnterpriseId { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>The case whose card this one is to follow.</summary>
    public Guid? Renews { get; private init; }

    /// <summary>APEC, the day of submission in Asia/Shanghai, six digits; a draft has none.</summary>
    public string? Number { get; private set; }

    public ApplicationForm Form { get; private set; } = ApplicationForm.Empty;

    /// <summary>Out of the form, by the database, so that officers can search for it.</summary>
    public string? ApplicantName { get; private init; }

    /// <summary>Finds the case by its passport's number (BlindIndex); kept by the database's context.</summary>
    public byte[]? Passport { get; private init; }

    /// <summary>The review office the case was submitted to.</summary>
    public string? Office { get; private set; }

    /// <summary>
    /// Tells whether two cases are of one person, without saying who (BlindIndex); a draft has none.
    /// </summary>
    public byte[]? Person { get; private set; }

    /// <summary>The version of the office's eligibility rules the case was submitted under.</summary>
    public int RulesVersion { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }
    public FrozenFile[] Materials { get; private set; } = [];

    public Stage Stage { get; private set; }

    /// <summary>Since when who has the ball has it.</summary>
    public DateTimeOffset WaitingSince { get; private set; }

    /// <summary>How often the enterprise was reminded at the present stage.</summary>
    public int Reminders { get; private set; }

    public Clearance Clearance { get; private set; }
    public Card Card { get; private set; }
    public Delivery Delivery { get; private set; }

    /// <summary>Counts the submissions: 1 is the first, each correction makes one more.</summary>
    public int Round { get; private set; }

    /// <summary>The last word of Review on who has taken the case up.</summary>
    public int ReviewVersion { get; private set; }

    /// <summary>Why it was refused: one of RefusalReasons.</summary>
    public string? RefusalReason { get; private set; }

    /// <summary>What is to be paid, since Payments has opened the charge.</summary>
    public decimal? FeeAmount { get; private set; }

    public string? FeeCurrency { get; private set; }
    public bool FeePaid { get; private set; }
    public bool FeeRefunded { get; private set; }
    public string? TrackingNumber { get; private set; }

    /// <summary>Counts what happened to the case; its messages carry it.</summary>
    public int Version { get; private set; }

    public uint RowVersion { get; private set; }

    /// <summary>What happened just now; saved with the case. What happened before is in the database.</summary>
    public List<TimelineEntry> News { get; } = [];

    public CaseFacts Facts => new(Stage, Clearance, Card, Delivery);

    public bool HasLiveCard => IsCardIssued && CardEndedAt is null;

    /// <summary>Submitted, and neither ended nor answered with the card that was applied for.</summary>
    public bool IsOpen => Stage is not (Stage.Draft or Stage.Refused or Stage.Withdrawn or Stage.Lapsed)
        && Card is Card.None or Card.EarlyOrdered or Card.FinalOrdered;

    /// <summary>The day from which a card that expires then can be renewed.</summary>
    public static DateOnly RenewableFrom(DateOnly expiresOn) => expiresOn.AddMonths(-RenewableMonths);

    /// <summary>What the enterprise may ask for now: the portal's buttons.</summary>
    public IEnumerable<CaseAction> Available(DateTimeOffset now) =>
        CaseActions.ForEnterprise.Where(action => WhyNot(action, now) is null);

    /// <summary>A draft of an enterprise whose e-licence was verified and who has read the notice (申办须知).</summary>
    public static CaseFile Start(Guid enterpriseId, DateTimeOffset now) => Start(enterpriseId, renews: null, now);

    /// <summary>The draft of an application for the card that is to follow this one (S2: 换发).</summary>
    public CaseFile StartRenewal(DateTimeOffset now)
    {
        Require(CaseAction.Renew, now);
        return StartWith(Form, renews: Id, now);
    }

    /// <summary>A new draft with what this ended application said.</summary>
    public CaseFile StartAnew(DateTimeOffset now)
    {
        Require(CaseAction.StartAnew, now);
        return StartWith(Form, Renews, now);
    }

    /// <summary>
    /// A draft may hold mistakes: they are reported beside their fields, and only a submission refuses them. In a
    /// correction, only what is pinned may change.
    /// </summary>
    public void SaveForm(ApplicationForm form, DateTimeOffset now)
    {
        Require(CaseAction.EditForm, now);
        if (Stage is Stage.Correction)
        {
            Pins.MustAllow(OpenCorrection!.Pins, Form, form);
        }

        Form = form;
    }

    /// <summary>
    /// Throws when the case cannot be submitted now, before anybody is asked to freeze its materials.
    /// </summary>
    public void RequireSubmittable(DateTimeOffset now) => Require(CaseAction.Submit, now);

    public CaseSubmitted Submit(
        string number, byte[] person, int rulesVersion, FrozenFile[] materials, DateTimeOffset now)
    {
        Take(CaseAction.Submit, now);
        (Number, Person, RulesVersion, Materials) = (number, person, rulesVersion, materials);
        (Office, SubmittedAt, Round) = (Form.Office!, now, 1);
        Note(TimelineEvent.Submitted, Actor.Enterprise, now);
        return new(Id, Version, number, EnterpriseId, Office, materials, now);
    }

    /// <summary>The enterprise takes its application back; what was paid is refunded in full.</summary>
    public CaseWithdrawn Withdraw(string? why, DateTimeOffset now)
    {
        Take(CaseAction.Withdraw, now);
        Note(TimelineEvent.Withdrawn, Actor.Enterprise, now, why: why);
        return new(Id, Version, Number!, now);
    }

    private static CaseFile Start(Guid enterpriseId, Guid? renews, DateTimeOffset now)
    {
        var draft = new CaseFile
        {
            Id = Guid.CreateVersion7(now),
            EnterpriseId = enterpriseId,
            Renews = renews,
            StartedAt = now,
            WaitingSince = now,
        };
        draft.Note(TimelineEvent.Started, Actor.Enterprise, now);
        return draft;
    }

    private CaseFile StartWith(ApplicationForm form, Guid? renews, DateTimeOffset now)
    {
        var draft = Start(EnterpriseId, renews, now);
        draft.Form = form;
        return draft;
    }

    private void Take(CaseAction action, DateTimeOffset now)
    {
        Require(action, now);
        MoveTo(CaseTransitions.Stages[(Stage, action)] ?? ReturnedFrom, now);
        Version++;
    }

    private void MoveTo(Stage stage, DateTimeOffset now) => (Stage, WaitingSince, Reminders) = (stage, now, 0);

    private void Require(CaseAction action, DateTimeOffset now)
    {
        if (WhyNot(action, now) is { } rule)
        {
            throw rule;
        }
    }

    // The only place that says no to an action: the guards and the portal's buttons cannot disagree.
    private RuleViolationException? WhyNot(CaseAction action, DateTimeOffset now) => action switch
    {
        _ when !CaseTransitions.Stages.ContainsKey((Stage, action)) => new(
            "case.action-not-available", $"{action} is not available: the case is {CaseLabels.Of(Facts).Label}."),
        CaseAction.AnswerQuestion when OpenQuestions.Length == 0 =>
            new("question.none-open", "No economy waits for an answer."),
        CaseAction.Renew when !(IsCardIssued || Card is Card.Expired) =>
            new("renewal.no-card", "There is no card of this case that could be renewed."),
        CaseAction.Renew when IsCardIssued && now.DayInShanghai() < RenewableFrom(CardExpiresOn!.Value) =>
            new(
                "renewal.too-early",
                $"A card is renewed in its last {RenewableMonths} months, or when it has expired."),
        _ => null,
    };

    private void Note(
        TimelineEvent what, Actor by, DateTimeOffset at, string? economy = null, string? why = null) =>
        News.Add(new(Id, EnterpriseId, Version, what, by, CaseLabels.Of(Facts).Label, economy, why, at));
}
