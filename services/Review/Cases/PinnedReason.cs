using ApecCard.Contracts;

namespace ApecCard.Review.Cases;

/// <summary>
/// What an officer said is wrong with one pinned thing; the text is about a person and is kept encrypted.
/// </summary>
public sealed record PinnedReason(Guid CaseId, int Round, PinKind Kind, string Target, byte[] Reason);
