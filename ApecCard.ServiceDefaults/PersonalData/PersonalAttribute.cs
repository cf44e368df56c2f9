namespace ApecCard.ServiceDefaults;

/// <summary>
/// What of a person must not lie open: encrypted in the database, and masked for officers until it is disclosed to
/// them for a purpose. For text only.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute
{
    private const string Stars = "****";

    /// <summary>How many characters at the beginning stay legible in the mask.</summary>
    public int First { get; init; }

    /// <summary>How many at the end.</summary>
    public int Last { get; init; }

    /// <summary>Legible enough to tell two apart; the stars do not even say how much is hidden.</summary>
    public string Mask(string text) =>
        text.Length - First - Last < 3 ? Stars : $"{text[..First]}{Stars}{text[^Last..]}";
}
