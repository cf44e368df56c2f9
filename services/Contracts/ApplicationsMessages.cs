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

/// <summary>
/// One file of a frozen checklist: which item it answers, and the SHA-256 of its bytes in lower-case hex.
/// </summary>
public record FrozenFile(string Item, Guid FileId, string Sha256);

/// <summary>
/// What an officer had pinned was corrected: the case is back at the stage that had returned it, as Documents froze
/// it now.
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
/// <param name="Reason">Why: <c>lost</c>, <c>replaced</c>, <c>cancelled</c>.</param>
/// <param name="OrderId">The order that ends it.</param>
/// <param name="Return">How the old card comes back; none when there is nothing to hand in.</param>
public record CardNotWanted(
    Guid CaseId,
    int CaseVersion,
    Guid CardId,
    string Reason,
    DateTimeOffset EndedAt,
    Guid? OrderId = null,
    CardReturnPlan? Return = null);

/// <summary>交卡: how the holder hands the old card in.</summary>
/// <param name="ServicePoint">Where, when on site.</param>
public record CardReturnPlan(CardReturnMethod Method, string? ServicePoint = null);

/// <summary>How an old card comes back.</summary>
public enum CardReturnMethod
{
    /// <summary>现场交卡: at a service point.</summary>
    OnSite,

    /// <summary>邮寄交卡: by mail.</summary>
    ByMail,
}

/// <summary>
/// A card is to be produced for the case and handed over in this way. Of two that are wanted for a case one after the
/// other, neither produced yet, only the later one is made; once the early card is produced, a full one that was
/// wanted in its stead is not made any more.
/// </summary>
/// <param name="GrantedEconomies">Who had granted when it was wanted; the back names who has at production.</param>
/// <param name="ServicePoint">Where it will be collected.</param>
/// <param name="OrderId">The order that wants it; none for the full card of the application.</param>
/// <param name="Kind">What that order is: early production or replacement.</param>
/// <param name="Succeeds">The card this one follows: live no more, at the latest, once this one is handed over.</param>
/// <param name="OldCardOwed">That card must be back before this one is handed over or posted.</param>
/// <param name="ExpiresOn">A replacement is valid no longer than the card it replaces.</param>
/// <param name="InsteadOfOrder">The early order that closes when this full card is made instead.</param>
public record CardWanted(
    Guid CaseId,
    int CaseVersion,
    string CaseNumber,
    Guid EnterpriseId,
    string Office,
    string[] GrantedEconomies,
    HandoverMethod Handover,
    DateTimeOffset WantedAt,
    string? ServicePoint = null,
    Guid? OrderId = null,
    OrderKind? Kind = null,
    Guid? Succeeds = null,
    bool OldCardOwed = false,
    DateOnly? ExpiresOn = null,
    Guid? InsteadOfOrder = null);

/// <summary>An enterprise submitted an order on a case, to the case's office.</summary>
/// <param name="OrderVersion">Counts what happened to the order.</param>
/// <param name="Materials">What was handed in for it, as Documents froze it.</param>
public record OrderSubmitted(
    Guid OrderId,
    int OrderVersion,
    string OrderNumber,
    OrderKind Kind,
    Guid CaseId,
    string CaseNumber,
    Guid EnterpriseId,
    string Office,
    FrozenFile[] Materials,
    DateTimeOffset SubmittedAt);

/// <summary>What the officer had pinned of an order was corrected: it is back in the office's queue.</summary>
/// <param name="Round">Counts the submissions of the order: 1 is the first.</param>
/// <param name="ChangedFields">Paths of the fields that read otherwise than before.</param>
public record OrderCorrected(
    Guid OrderId,
    int OrderVersion,
    string OrderNumber,
    Guid CaseId,
    int Round,
    string[] ChangedFields,
    FrozenFile[] Materials,
    DateTimeOffset SubmittedAt);

/// <summary>审核通过: the order takes effect. A replacement is paid first, the others are free.</summary>
public record OrderAccepted(
    Guid OrderId,
    int OrderVersion,
    string OrderNumber,
    OrderKind Kind,
    Guid CaseId,
    string CaseNumber,
    Guid EnterpriseId,
    string Office,
    DateTimeOffset AcceptedAt);

/// <summary>已撤回: the enterprise took the order back, nobody answered, or something else made it needless.</summary>
public record OrderWithdrawn(
    Guid OrderId, int OrderVersion, string OrderNumber, OrderKind Kind, Guid CaseId, DateTimeOffset WithdrawnAt);

/// <summary>
/// The applicant's passport is another one from now on: what an economy has granted carries over, and all are told. The
/// passport does not travel; Applications is asked for it.
/// </summary>
public record PassportChanged(
    Guid CaseId, int CaseVersion, string CaseNumber, Guid OrderId, DateTimeOffset ChangedAt);

/// <summary>The four businesses that follow an application.</summary>
public enum OrderKind
{
    /// <summary>提前制卡.</summary>
    EarlyProduction,

    /// <summary>换补卡.</summary>
    Replacement,

    /// <summary>未制卡仅更换护照.</summary>
    PassportChange,

    /// <summary>注销卡.</summary>
    Cancellation,
}

/// <summary>How a card reaches its holder.</summary>
public enum HandoverMethod
{
    /// <summary>自取: collected at a service point.</summary>
    Collection,

    /// <summary>邮寄: mailed.</summary>
    Mailing,
}
