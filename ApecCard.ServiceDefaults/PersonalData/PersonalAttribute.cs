namespace ApecCard.ServiceDefaults;

/// <summary>
/// What of a person must not lie open: encrypted in the database, and masked for officers until it is disclosed to
/// them for a purpose. For text only.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute
{
    /// <summary>How many characters at the beginning stay legible in the mask.</summary>
    public int First { get; init; }

    /// <summary>How many at the end.</summary>
    public int Last { get; init; }

    /// <summary>Legible enough to tell two apart, a star for each of the rest.</summary>
    public string Mask(string text)
    {
        if (First + Last == 0)
        {
            return "****";
        }

        var hidden = text.Length - First - Last;
        return hidden < 3 ? new('*', text.Length) : $"{text[..First]}{new string('*', hidden)}{text[^Last..]}";
    }
}
