namespace ApecCard.Documents.Checklists;

/// <summary>Whose list it is to be, and what of it.</summary>
/// <param name="Direct">The enterprise reports directly (直办): it hands in more.</param>
/// <param name="Conditions">Under which more is asked for than always.</param>
public sealed record Asked(
    string Office, Business Business, bool Direct, IReadOnlyCollection<MaterialCondition> Conditions);
