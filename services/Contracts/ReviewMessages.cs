namespace ApecCard.Contracts;

// Published by the Review service. ReviewVersion counts what happened to the review of a case,
// PreClearanceVersion what one economy said about it.

/// <summary>An office's configuration as it is from now on, in full.</summary>
/// <param name="Version">Counts the configurations of this office: the higher one is the newer.</param>
public record ReviewOfficeConfigured(string Office, int Version, string ChineseName, string EnglishName);

/// <summary>An officer has taken up the case at this stage of its review.</summary>
public record CaseClaimed(Guid CaseId, int ReviewVersion, ReviewStage Stage, DateTimeOffset ClaimedAt);

/// <summary>The chosen office found the application complete and the enterprise eligible.</summary>
public record PreliminaryReviewPassed(Guid CaseId, int ReviewVersion, DateTimeOffset PassedAt);

/// <summary>The foreign affairs office passed the application.</summary>
public record ForeignAffairsReviewPassed(Guid CaseId, int ReviewVersion, DateTimeOffset PassedAt);

/// <summary>The ministry passed the application.</summary>
public record MinistryReviewPassed(Guid CaseId, int ReviewVersion, DateTimeOffset PassedAt);

/// <summary>These economies are asked to pre-clear the applicant.</summary>
public record PreClearanceRequested(Guid CaseId, int ReviewVersion, string[] Economies, DateTimeOffset RequestedAt);

/// <summary>An economy decided. It may change its mind: its word with the highest PreClearanceVersion counts.</summary>
public record EconomyDecided(
    Guid CaseId, string Economy, int PreClearanceVersion, PreClearanceDecision Decision, DateTimeOffset DecidedAt);

/// <summary>What an economy may say about an applicant.</summary>
public enum PreClearanceDecision { Granted, Refused }

/// <summary>The three reviews a case passes: 初审, 复审, 终审.</summary>
public enum ReviewStage { PreliminaryReview, ForeignAffairsReview, MinistryReview }
