using ApecCard.Contracts;

namespace ApecCard.Documents.Materials;

/// <summary>What was handed in at one submission. Written once, kept for good.</summary>
/// <param name="ChecklistVersion">The version of the office's list that it satisfied.</param>
/// <param name="Direct">Whether it satisfied that for an enterprise that reports directly.</param>
public sealed record Manifest(
    Guid CaseId,
    Guid EnterpriseId,
    int Version,
    string Office,
    int ChecklistVersion,
    FrozenFile[] Files,
    DateTimeOffset FrozenAt,
    bool Direct);
