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

/// <summary>The foreign affairs office has passed the case and the fee is paid: the ministry may take it up.</summary>
public record CaseReadyForMinistry(Guid CaseId, int CaseVersion, string CaseNumber, DateTimeOffset ReadyAt);

/// <summary>The ministry has passed the case: it goes out to the economies.</summary>
public record CaseForwarded(Guid CaseId, int CaseVersion, string CaseNumber, DateTimeOffset ForwardedAt);

/// <summary>A card is to be produced for the case, naming these economies, and handed over in this way.</summary>
public record CardWanted(
    Guid CaseId,
    int CaseVersion,
    string CaseNumber,
    Guid EnterpriseId,
    string Office,
    string[] GrantedEconomies,
    HandoverMethod Handover,
    DateTimeOffset WantedAt);

/// <summary>How a card reaches its holder.</summary>
public enum HandoverMethod
{
    /// <summary>自取: collected at a service point.</summary>
    Collection,

    /// <summary>邮寄: mailed.</summary>
    Mailing,
}
