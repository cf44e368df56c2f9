using System.Globalization;
using System.Text;
using ApecCard.Documents.Files;

namespace ApecCard.Documents.Materials;

/// <summary>Makes a name that somebody sent fit to be shown and offered for saving.</summary>
public static class FileName
{
    private const int MostCharacters = 115; // and the extension

    /// <summary>
    /// The last part of a path, without control, format and unpaired characters (they can hide an extension), cut to
    /// length, with an extension that says what the bytes are; or a name of our own when nothing is left.
    /// </summary>
    /// <param name="sent">The header's value, url-encoded; anything goes.</param>
    public static string Of(string? sent, string item, string contentType)
    {
        var decoded = Uri.UnescapeDataString(sent ?? "");
        var last = decoded.AsSpan()[(decoded.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var name = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (name.Length + rune.Utf16SequenceLength <= MostCharacters && rune != Rune.ReplacementChar
                && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                && !"\"<>:|?*%".Contains((char)rune.Value, StringComparison.Ordinal))
            {
                name.Append(rune);
            }
        }

        var trimmed = name.ToString().Trim(' ', '.');
        var kept = trimmed.Length > 0 ? trimmed : item;
        var extensions = ExtensionsOf(contentType);
        return extensions.Any(one => kept.EndsWith(one, StringComparison.OrdinalIgnoreCase))
            ? kept
            : $"{kept}{extensions[0]}";
    }

    private static string[] ExtensionsOf(string contentType) =>
        contentType is FileFacts.Jpeg ? [".jpeg", ".jpg"] : [$".{contentType[(contentType.IndexOf('/') + 1)..]}"];
}
