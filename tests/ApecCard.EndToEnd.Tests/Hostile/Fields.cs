using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApecCard.EndToEnd.Tests.Hostile;

/// <summary>The fields of a body, at any depth, and the body with one of them changed.</summary>
internal static class Fields
{
    private const string Mark = "\u0003";

    private static readonly JsonSerializerOptions _asItIs =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where they are: applicant/passport/number, pins/0/reason.</summary>
    public static IEnumerable<string> Of(JsonNode? node, string at = "") => node switch
    {
        JsonObject one => one.SelectMany(field => Of(field.Value, $"{at}/{field.Key}").Prepend($"{at}/{field.Key}")),
        JsonArray several => several.SelectMany((item, i) => Of(item, $"{at}/{i}").Prepend($"{at}/{i}")),
        _ => [],
    };

    /// <summary>Those that hold a text.</summary>
    public static IEnumerable<string> Texts(JsonNode node) =>
        Of(node).Where(path => Find(node, path) is JsonValue value && value.GetValueKind() is JsonValueKind.String);

    /// <summary>With this JSON in its place, written as it is.</summary>
    public static string With(JsonNode node, string path, string json) =>
        Marked(node, path, out _).Replace($"\"{Mark}\"", json, StringComparison.Ordinal);

    /// <summary>With this text in its place.</summary>
    public static string WithText(JsonNode node, string path, string text) =>
        With(node, path, JsonSerializer.Serialize(text, _asItIs));

    public static string Without(JsonNode node, string path)
    {
        var copy = node.DeepClone();
        var (parent, name) = Parent(copy, path);
        if (parent is JsonObject one)
        {
            one.Remove(name);
        }
        else
        {
            parent.AsArray().RemoveAt(Index(name));
        }

        return copy.ToJsonString(_asItIs);
    }

    /// <summary>The field twice, the second time null; an item of an array a hundred times.</summary>
    public static string Twice(JsonNode node, string path)
    {
        var text = Marked(node, path, out var name);
        var value = Find(node, path)?.ToJsonString(_asItIs) ?? "null";
        return text.Replace(
            $"\"{Mark}\"",
            int.TryParse(name, out _) ? string.Join(',', Enumerable.Repeat(value, 100)) : $"{value},\"{name}\":null",
            StringComparison.Ordinal);
    }

    private static string Marked(JsonNode node, string path, out string name)
    {
        var copy = node.DeepClone();
        (var parent, name) = Parent(copy, path);
        if (parent is JsonObject one)
        {
            one[name] = Mark;
        }
        else
        {
            parent.AsArray()[Index(name)] = Mark;
        }

        return copy.ToJsonString(_asItIs).Replace("\\u0003", Mark, StringComparison.Ordinal);
    }

    public static JsonNode? Find(JsonNode node, string path)
    {
        var (parent, name) = Parent(node, path);
        return parent is JsonObject one ? one[name] : parent.AsArray()[Index(name)];
    }

    private static (JsonNode Parent, string Name) Parent(JsonNode node, string path)
    {
        var names = path.Split('/')[1..];
        var parent = names[..^1].Aggregate(
            node, (at, name) => at is JsonArray several ? several[Index(name)]! : at[name]!);
        return (parent, names[^1]);
    }

    private static int Index(string name) => int.Parse(name, System.Globalization.CultureInfo.InvariantCulture);
}
