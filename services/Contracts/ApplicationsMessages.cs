namespace ApecCard.Contracts;

// Published by the Applications service. Other services read them, and old ones wait in queues:
// add optional fields freely; never rename, remove or change the meaning of one.
// CaseVersion counts what happened to the case: messages may overtake each other, the higher one is the newer.

/// <summary>An enterprise submitted an applicant's ABTC application for preliminary review by an office.</summary>
/// <param name="Materials">What was handed in, as Documents froze it at the submission.</param>
public record CaseSubmitted(
    Guid CaseId,
    int CaseVersion,
    string CaseNumber,
    Guid EnterpriseId,
    string Office,
    FrozenFile[] Materials,
    DateTimeOffset SubmittedAt);

/// <summary>One file of a frozen checklist: which item it answers, and the SHA-256 of its bytes in lower-case hex.</summary>
public record FrozenFile(string Item, Guid FileId, string Sha256);

/// <summary>
/// What an officer had pinned was corrected: the case is back at the stage that had returned it, as Documents froze it now.
/// </summary>
/// <param name="Round">Counts the submissions of the case: 1 is the first.</param>
/// <param name="ChangedFields">Paths of the fields that read otherwise than before.</param>
public record CorrectionSubmitted(
    Guid CaseId,
    int CaseVersion,
    string CaseNumber,
    int Round,
    ReviewStage Stage,
    string[] ChangedFields,
    FrozenFile[] Materials,
    DateTimeOffset SubmittedAt);

/// <summary>The foreign affairs office has passed the case and the fee is paid: the ministry may take it up.</summary>
public record CaseReadyForMinistry(Guid CaseId, int CaseVersion, string CaseNumber, DateTimeOffset ReadyAt);

/// <summary>The ministry has passed the case: it goes out to the economies.</summary>
public record CaseForwarded(Guid CaseId, int CaseVersion, string CaseNumber, DateTimeOffset ForwardedAt);

/// <summary>The enterprise took the application back before the ministry had passed it.</summary>
public record CaseWithdrawn(Guid CaseId, int CaseVersion, string CaseNumber, DateTimeOffset WithdrawnAt);

/// <summary>The application is refused, by an office, by the ministry, or because all economies refused.</summary>
/// <param name="ReasonCode">One of the scheme's reasons, as <c>not-eligible</c>.</param>
public record CaseRefused(Guid CaseId, int CaseVersion, string CaseNumber, string ReasonCode, DateTimeOffset RefusedAt);

/// <summary>Nobody answered in time: a correction was not made, or the fee not paid.</summary>
public record CaseLapsed(Guid CaseId, int CaseVersion, string CaseNumber, DateTimeOffset LapsedAt);

/// <summary>All economies have decided, and these granted.</summary>
public record CaseCompleted(
    Guid CaseId, int CaseVersion, string CaseNumber, string[] GrantedEconomies, DateTimeOffset CompletedAt);

/// <summary>The applicant answered an economy's question; Review asks for the words and passes them on.</summary>
public record EconomyQuestionAnswered(
    Guid CaseId, int CaseVersion, string Economy, Guid QuestionId, DateTimeOffset AnsweredAt);

/// <summary>An economy took back its grant when the card was ordered or made: the register strikes it.</summary>
public record EconomyStruck(Guid CaseId, int CaseVersion, string Economy, DateTimeOffset StruckAt);

/// <summary>The card of the case is not to be live any more.</summary>
/// <param name="Reason">Why, as <c>renewed</c>.</param>
public record CardNotWanted(
    Guid CaseId, int CaseVersion, Guid CardId, string Reason, DateTimeOffset EndedAt);

/// <summary>A card is to be produced for the case, naming these economies, and handed over in this way.</summary>
/// <param name="ServicePoint">Where it will be collected.</param>
public record CardWanted(
    Guid CaseId,
    int CaseVersion,
    string CaseNumber,
    Guid EnterpriseId,
    string Office,
    string[] GrantedEconomies,
    HandoverMethod Handover,
    DateTimeOffset WantedAt,
    string? ServicePoint = null);

/// <summary>How a card reaches its holder.</summary>
public enum HandoverMethod
{
    /// <summary>自取: collected at a service point.</summary>
    Collection,

    /// <summary>邮寄: mailed.</summary>
    Mailing,
}
