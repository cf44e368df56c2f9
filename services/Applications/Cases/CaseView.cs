using System.Text.Json.Serialization;
using ApecCard.Applications.Form;
using ApecCard.Applications.Orders;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

/// <summary>A case as its enterprise and its officers see it.</summary>
/// <param name="Number">None while it is a draft.</param>
/// <param name="Round">Counts the submissions: 0 is a draft.</param>
/// <param name="Waiting">Who has the ball, since when, and what comes next.</param>
/// <param name="FeeAmount">What is to be paid, once the charge is open.</param>
/// <param name="Problems">What a submission would refuse; only drafts and corrections have problems.</param>
/// <param name="Corrections">Every return of the case: what was pinned, why, and what it was before and after.</param>
/// <param name="Calls">When the office telephoned, and what it advised.</param>
/// <param name="Questions">What economies asked, and what was answered.</param>
/// <param name="Refusal">Why it was refused, and what can be done.</param>
/// <param name="Economies">Every economy that was asked, with its state.</param>
/// <param name="CardEconomies">What the back of the card names.</param>
/// <param name="CardEndedAt">When the card was told lost, or ended for the one that replaces it.</param>
/// <param name="AvailableActions">What the enterprise may do now: the buttons.</param>
/// <param name="OfferedBusinesses">The related businesses it may order now: buttons, too.</param>
/// <param name="Orders">Its orders, the oldest first.</param>
public record CaseView(
    Guid Id,
    string? Number,
    Guid? Renews,
    CaseLabel Label,
    string LabelInChinese,
    int Version,
    int Round,
    CaseView.WaitingView Waiting,
    decimal? FeeAmount,
    string? FeeCurrency,
    bool FeePaid,
    bool FeeRefunded,
    Delivery Delivery,
    string? TrackingNumber,
    Guid? CardId,
    string? CardNumber,
    string[] CardEconomies,
    DateOnly? CardExpiresOn,
    DateTimeOffset? CardEndedAt,
    DateTimeOffset StartedAt,
    DateTimeOffset? SubmittedAt,
    ApplicationForm Form,
    IReadOnlyList<FormProblem> Problems,
    Correction[] Corrections,
    GuidanceCall[] Calls,
    EconomyQuestion[] Questions,
    RefusalText? Refusal,
    EconomyState[] Economies,
    CaseAction[] AvailableActions,
    BusinessOffer[] OfferedBusinesses,
    OrderSummary[] Orders) : IVersioned
{
    /// <param name="Who">Nobody, when the case has ended.</param>
    public record WaitingView(Actor? Who, DateTimeOffset Since, string NextStepInChinese, string NextStep);

    [JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    /// <summary>As officers see it until it is disclosed to them (DisclosePersonalData).</summary>
    public CaseView Masked() => this with
    {
        Form = PersonalJson.Masked(Form),
        Corrections = [.. Corrections.Select(one => one with { Pins = Pins.Masked(one.Pins, typeof(ApplicationForm)) })],
    };

    public static CaseView Of(CaseFile caseFile, IReadOnlyList<FormProblem> problems, DateTimeOffset now)
    {
        var (label, chinese, _) = CaseLabels.Of(caseFile.Facts);
        var step = CaseStep.Of(caseFile);
        return new(
            caseFile.Id,
            caseFile.Number,
            caseFile.Renews,
            label,
            chinese,
            caseFile.Version,
            caseFile.Round,
            new(step.Who, caseFile.WaitingSince, step.Chinese, step.English),
            caseFile.FeeAmount,
            caseFile.FeeCurrency,
            caseFile.FeePaid,
            caseFile.FeeRefunded,
            caseFile.Delivery,
            caseFile.TrackingNumber,
            caseFile.CardId,
            caseFile.CardNumber,
            caseFile.CardEconomies,
            caseFile.CardExpiresOn,
            caseFile.CardEndedAt,
            caseFile.StartedAt,
            caseFile.SubmittedAt,
            caseFile.Form,
            problems,
            caseFile.Corrections,
            caseFile.Calls,
            caseFile.Questions,
            RefusalText.Of(caseFile.RefusalReason),
            EconomyState.Board(caseFile),
            [.. caseFile.Available(now)],
            BusinessOffer.Of(caseFile),
            [.. caseFile.Orders.OrderBy(order => order.Id).Select(OrderSummary.Of)])
        { RowVersion = caseFile.RowVersion };
    }
}

/// <summary>Where one economy stands with a case.</summary>
public record EconomyState(string Economy, PreClearanceState State, DateTimeOffset? DecidedAt)
{
    /// <summary>The economy board: all that were asked, in APEC's alphabetical order of codes.</summary>
    public static EconomyState[] Board(CaseFile caseFile) =>
    [
        .. from economy in caseFile.AskedEconomies.Order()
           let word = caseFile.Words.FirstOrDefault(known => known.Economy == economy)
           select new EconomyState(economy, StateOf(word), word?.Answer is EconomyAnswer.Queried ? null : word?.At),
    ];

    private static PreClearanceState StateOf(EconomyWord? word) => word?.Answer switch
    {
        null => PreClearanceState.Waiting,
        EconomyAnswer.Queried => PreClearanceState.Queried,
        EconomyAnswer.Granted => PreClearanceState.Granted,
        EconomyAnswer.Refused => PreClearanceState.Refused,
        _ => PreClearanceState.Withdrawn,
    };
}

/// <summary>What an economy has said, or that it has not yet.</summary>
public enum PreClearanceState { Waiting, Queried, Granted, Refused, Withdrawn }
