namespace ApecCard.Contracts;

// Published by the Review service. ReviewVersion counts what happened to the review of a case,
// PreClearanceVersion what one economy said about it.

/// <summary>An office's configuration as it is from now on, in full.</summary>
/// <param name="Version">Counts the configurations of this office: the higher one is the newer.</param>
public record ReviewOfficeConfigured(string Office, int Version, string ChineseName, string EnglishName);

/// <summary>An officer has taken up the case at this stage of its review.</summary>
public record CaseClaimed(Guid CaseId, int ReviewVersion, ReviewStage Stage, DateTimeOffset ClaimedAt);

/// <summary>The chosen office found the application complete and the enterprise eligible.</summary>
public record PreliminaryReviewPassed(Guid CaseId, int ReviewVersion, DateTimeOffset PassedAt, int Round = 1);

/// <summary>The foreign affairs office passed the application.</summary>
public record ForeignAffairsReviewPassed(Guid CaseId, int ReviewVersion, DateTimeOffset PassedAt, int Round = 1);

/// <summary>The ministry passed the application.</summary>
public record MinistryReviewPassed(Guid CaseId, int ReviewVersion, DateTimeOffset PassedAt, int Round = 1);

/// <summary>
/// An officer returned the application (退回补正): only what is pinned may be corrected. The reasons are texts about a
/// person and do not travel; Applications asks for them.
/// </summary>
/// <param name="Round">The submission that was returned: 1 is the first.</param>
public record CorrectionRequested(
    Guid CaseId, int ReviewVersion, int Round, ReviewStage Stage, CorrectionPin[] Pins, DateTimeOffset RequestedAt);

/// <summary>
/// One thing to correct: the path of a field, as applicant.passport.number, or the code of a material.
/// </summary>
public record CorrectionPin(PinKind Kind, string Target);

/// <summary>What can be pinned.</summary>
public enum PinKind { Field, Material }

/// <summary>
/// The office telephoned to guide. What was advised is a text about a person and does not travel; Applications asks
/// for it.
/// </summary>
/// <param name="OrderId">The order it was about; none when it was the application.</param>
public record GuidanceCallRecorded(
    Guid CaseId, int ReviewVersion, Guid CallId, CallOutcome Outcome, DateTimeOffset CalledAt,
    DateTimeOffset? NextCallAt = null, Guid? OrderId = null);

/// <summary>How a guidance call ended.</summary>
public enum CallOutcome { Advised, NoAnswer, WrongNumber, CallBack }

/// <summary>The foreign affairs office or the ministry refused the application.</summary>
/// <param name="ReasonCode">One of the scheme's reasons, as <c>not-eligible</c>.</param>
public record RefusalDecided(
    Guid CaseId, int ReviewVersion, int Round, ReviewStage Stage, string ReasonCode, DateTimeOffset DecidedAt);

/// <summary>A case has waited longer at a stage than its office's deadline: a supervisor sees it.</summary>
public record DeadlineMissed(Guid CaseId, int ReviewVersion, ReviewStage Stage, DateTimeOffset MissedAt);

/// <summary>The office has decided on an order.</summary>
/// <param name="Round">The submission it decided on: 1 is the first.</param>
/// <param name="ReasonCode">Why it refused, one of the scheme's reasons; none when it approved.</param>
public record OrderReviewed(
    Guid OrderId, Guid CaseId, int ReviewVersion, int Round, OrderDecision Decision, string? ReasonCode,
    DateTimeOffset DecidedAt);

/// <summary>审核通过 or 不予通过.</summary>
public enum OrderDecision { Approved, Refused }

/// <summary>
/// An officer returned an order (退回补正): only what is pinned may be corrected. The reasons do not travel; Applications
/// asks for them.
/// </summary>
public record OrderCorrectionRequested(
    Guid OrderId, Guid CaseId, int ReviewVersion, int Round, CorrectionPin[] Pins, DateTimeOffset RequestedAt);

/// <summary>These economies are asked to pre-clear the applicant.</summary>
public record PreClearanceRequested(Guid CaseId, int ReviewVersion, string[] Economies, DateTimeOffset RequestedAt);

/// <summary>An economy decided. It may change its mind: its word with the highest PreClearanceVersion counts.</summary>
public record EconomyDecided(
    Guid CaseId, string Economy, int PreClearanceVersion, PreClearanceDecision Decision, DateTimeOffset DecidedAt);

/// <summary>
/// An economy asks the applicant something before it decides; Applications asks Review for the words.
/// </summary>
public record EconomyQueried(
    Guid CaseId, string Economy, int PreClearanceVersion, Guid QuestionId, DateTimeOffset QueriedAt);

/// <summary>An economy took back the pre-clearance it had granted.</summary>
public record GrantWithdrawn(Guid CaseId, string Economy, int PreClearanceVersion, DateTimeOffset WithdrawnAt);

/// <summary>What an economy may say about an applicant.</summary>
public enum PreClearanceDecision { Granted, Refused }

/// <summary>The three reviews a case passes: 初审, 复审, 终审.</summary>
public enum ReviewStage { PreliminaryReview, ForeignAffairsReview, MinistryReview }
