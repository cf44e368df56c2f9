using System.Text.Json.Serialization;
using ApecCard.Applications.Form;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

/// <summary>A case as its enterprise and its officers see it.</summary>
/// <param name="Number">None while it is a draft.</param>
/// <param name="FeeAmount">What is to be paid, once the charge is open.</param>
/// <param name="Problems">What a submission would refuse; only a draft has problems.</param>
/// <param name="Economies">Every economy that was asked, with its state.</param>
/// <param name="AvailableActions">What the enterprise may do now: the buttons.</param>
public record CaseView(
    Guid Id,
    string? Number,
    CaseLabel Label,
    string LabelInChinese,
    int Version,
    decimal? FeeAmount,
    string? FeeCurrency,
    bool FeePaid,
    Delivery Delivery,
    string? TrackingNumber,
    DateOnly? CardExpiresOn,
    DateTimeOffset StartedAt,
    DateTimeOffset? SubmittedAt,
    ApplicationForm Form,
    IReadOnlyList<FormProblem> Problems,
    EconomyState[] Economies,
    CaseAction[] AvailableActions) : IVersioned
{
    [JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static CaseView Of(CaseFile caseFile, IReadOnlyList<FormProblem> problems)
    {
        var (label, chinese, _) = CaseLabels.Of(caseFile.Facts);
        return new(
            caseFile.Id,
            caseFile.Number,
            label,
            chinese,
            caseFile.Version,
            caseFile.FeeAmount,
            caseFile.FeeCurrency,
            caseFile.FeePaid,
            caseFile.Delivery,
            caseFile.TrackingNumber,
            caseFile.CardExpiresOn,
            caseFile.StartedAt,
            caseFile.SubmittedAt,
            caseFile.Form,
            problems,
            EconomyState.Board(caseFile),
            [.. caseFile.Available])
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
           let decision = caseFile.Decisions.FirstOrDefault(known => known.Economy == economy)
           select new EconomyState(economy, StateOf(decision), decision?.DecidedAt),
    ];

    private static PreClearanceState StateOf(EconomyDecision? decision) => decision switch
    {
        null => PreClearanceState.Waiting,
        { Granted: true } => PreClearanceState.Granted,
        _ => PreClearanceState.Refused,
    };
}

/// <summary>What an economy has said, or that it has not yet.</summary>
public enum PreClearanceState { Waiting, Granted, Refused }
