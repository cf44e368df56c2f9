using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ApecCard.Identity.DeadLetters;

/// <summary>
/// Messages hold ids instead of personal data. Operators read them all the same with everything masked that looks like
/// a person's: what stands under a personal name, Chinese words, addresses, numbers of documents and telephones.
/// </summary>
public static partial class Masking
{
    private const string Stars = "****";
    private const int Longest = 8000;

    private static readonly JsonSerializerOptions _legible = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // shown as text, never as markup
    };

    public static string Of(string text) => Cut(Personal().Replace(text, Stars));

    /// <param name="body">As it came.</param>
    /// <param name="message">What is the message in it, if it can be read.</param>
    public static string Of(byte[] body, JsonElement? message)
    {
        if (message is { ValueKind: JsonValueKind.Object } there)
        {
            return Cut(Masked(JsonObject.Create(there), isPersonal: false)!.ToJsonString(_legible));
        }

        return Of(Encoding.UTF8.GetString(body));
    }

    private static JsonNode? Masked(JsonNode? node, bool isPersonal) => node switch
    {
        JsonObject inner => new JsonObject(inner.Select(one => KeyValuePair.Create(
            one.Key, Masked(one.Value, isPersonal || PersonalName().IsMatch(one.Key))))),
        JsonArray items => new JsonArray([.. items.Select(one => Masked(one, isPersonal))]),
        null => null,
        _ when isPersonal => Stars,
        JsonValue value when value.TryGetValue<string>(out var text) => Personal().Replace(text, Stars),
        var other => other.DeepClone(),
    };

    private static string Cut(string text) =>
        text.Length <= Longest ? text : $"{text[..Longest]} … ({text.Length})";

    [GeneratedRegex("(name|surname|passport|resident|identity|birth|sex|phone|mobile|e?mail|address|taxpayer)",
        RegexOptions.IgnoreCase)]
    private static partial Regex PersonalName();

    // Ids and our own numbers (APEC20260504000001) stay legible: none of these begins or ends within a word.
    [GeneratedRegex(
        @"[^\s@""<>]+@[^\s@""<>]+\.[a-z]+" // e-mail
        + @"|(?<![\w-])\d{17}[\dXx](?![\w-])" // resident's id
        + @"|(?<![\w-])[A-Z][A-Z]?\d{7,8}(?![\w-])" // passport
        + @"|(?<![\w-])(\+?86[ -]?)?1[3-9]\d{9}(?![\w-])|(?<![\w-])\+\d[\d -]{6,}\d" // telephone
        + @"|[\u3400-\u9fff]{2,}", // names in Chinese
        RegexOptions.IgnoreCase)]
    private static partial Regex Personal();
}
