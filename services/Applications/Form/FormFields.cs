using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Form;

/// <summary>
/// The fields of a form by their paths, as <c>applicant.passport.number</c>: officers pin them, and they are
/// compared.
/// </summary>
public static class FormFields
{
    /// <summary>
    /// The value at the path as JSON, null where there is none. The path may also name a whole section.
    /// </summary>
    public static string? Value(object form, string path)
    {
        JsonNode? node = Node(form);
        foreach (var name in path.Split('.'))
        {
            node = (node as JsonObject)?[name];
        }

        return node is JsonValue value && value.GetValueKind() is JsonValueKind.String
            ? value.GetValue<string>()
            : node?.ToJsonString();
    }

    /// <summary>The value that was at the path of such a form, masked where it is personal.</summary>
    public static string? Masked(Type form, string path, string? value)
    {
        PropertyInfo? field = null;
        foreach (var name in path.Split('.'))
        {
            field = (field?.PropertyType ?? form).GetProperty(
                name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance);
        }

        return value is null || field is null ? value
            : field.GetCustomAttribute<PersonalAttribute>() is { } personal ? personal.Mask(value)
            : IsSection(field.PropertyType) ? PersonalJson.Masked(value, field.PropertyType)
            : value;
    }

    /// <summary>The paths at which two forms differ.</summary>
    public static IReadOnlyList<string> Differences(object one, object other)
    {
        List<string> paths = [];
        Compare(Node(one), Node(other), "", paths);
        return paths;
    }

    /// <summary>True when the pin is on the field, or on a section that holds it.</summary>
    public static bool Covers(string pin, string field) =>
        field == pin || field.StartsWith(pin + '.', StringComparison.Ordinal);

    private static void Compare(JsonNode? one, JsonNode? other, string path, List<string> paths)
    {
        if (one is JsonObject || other is JsonObject)
        {
            var (first, second) = (one as JsonObject, other as JsonObject);
            foreach (var name in Names(first).Union(Names(second)))
            {
                Compare(first?[name], second?[name], path.Length == 0 ? name : $"{path}.{name}", paths);
            }
        }
        else if (!JsonNode.DeepEquals(one, other))
        {
            paths.Add(path);
        }
    }

    private static bool IsSection(Type type) => type.IsClass && type != typeof(string);

    private static IEnumerable<string> Names(JsonObject? node) => node?.Select(property => property.Key) ?? [];

    private static JsonObject Node(object form) =>
        JsonSerializer.SerializeToNode(form, form.GetType(), Json.Options)!.AsObject();
}
