using ApecCard.Contracts;
using ApecCard.Documents.Checklists;

namespace ApecCard.Documents.Materials;

/// <summary>What was handed in at one submission. Written once, kept for good.</summary>
/// <param name="ChecklistVersion">The version of the office's list that it satisfied.</param>
/// <param name="Direct">Whether it satisfied that for an enterprise that reports directly.</param>
/// <param name="Business">Which of the office's lists it was.</param>
/// <param name="Conditions">Under which it was asked for more than always.</param>
public sealed record Manifest(
    Guid DossierId,
    Guid EnterpriseId,
    int Version,
    string Office,
    int ChecklistVersion,
    FrozenFile[] Files,
    DateTimeOffset FrozenAt,
    bool Direct,
    Business Business,
    MaterialCondition[] Conditions);
