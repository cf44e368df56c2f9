namespace ApecCard.Documents.Materials;

/// <summary>The office asks for these items, and nothing is handed in for them.</summary>
public sealed class MaterialsMissingException(string[] items) : Exception($"Missing: {string.Join(", ", items)}.")
{
    public string[] Items { get; } = items;
}
