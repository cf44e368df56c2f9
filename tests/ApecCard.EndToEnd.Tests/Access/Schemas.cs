using System.Text.Json.Nodes;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.EndToEnd.Tests.Access;

/// <summary>The schemas of a description, and the least that is of such a shape.</summary>
internal sealed class Schemas(JsonObject document)
{
    /// <summary>What stands for a property of this name, so that the rest is looked at.</summary>
    public Func<string, string?> Known { get; set; } = name => _known.GetValueOrDefault(name);

    private const int Deepest = 8;

    // Of what a schema does not say: one of a list, a number with a rule, what asks for nothing beside it.
    private static readonly Dictionary<string, string> _known = new()
    {
        ["reasonCode"] = RefusalReasons.NotEligible,
        ["outcome"] = "NoAnswer",
        ["phone"] = "13456768021",
        ["taxpayerNumber"] = "310101234567890",
    };

    /// <summary>What a reference, or one of several with null among them, comes down to.</summary>
    public JsonObject Resolve(JsonNode schema)
    {
        var resolved = schema.AsObject();
        while (true)
        {
            if (resolved["$ref"]?.GetValue<string>() is { } reference)
            {
                resolved = reference.Split('/')[1..].Aggregate((JsonNode)document, (node, name) => node[name]!)
                    .AsObject();
            }
            else if (resolved["oneOf"]?.AsArray().FirstOrDefault(one => TypeOf(one!) is not "null") is { } one)
            {
                resolved = one.AsObject();
            }
            else
            {
                return resolved;
            }
        }
    }

    /// <summary>Its type; the one that is not null, when it may be null besides.</summary>
    public static string? TypeOf(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Select(one => one!.GetValue<string>()).FirstOrDefault(one => one is not "null"),
        JsonValue one => one.GetValue<string>(),
        _ => null,
    };

    /// <summary>A value of this shape: what must be there, or all that may.</summary>
    public JsonNode? Example(JsonNode schema, bool whole = false, int depth = 0)
    {
        var one = Resolve(schema);
        if (one["enum"] is JsonArray { Count: > 0 } named)
        {
            return named[0]!.DeepClone();
        }

        return TypeOf(one) switch
        {
            "object" => OfObject(one, whole, depth),
            "array" => depth < Deepest
                ? new JsonArray(Example(one["items"] ?? new JsonObject(), whole, depth + 1))
                : new JsonArray(),
            "integer" or "number" => one["minimum"]?.DeepClone() ?? 1,
            "boolean" => true,
            "string" => Text(one["format"]?.GetValue<string>(), one["minLength"]?.GetValue<int>() ?? 0),
            _ => one["properties"] is not null ? OfObject(one, whole, depth) : "x",
        };
    }

    private JsonObject OfObject(JsonObject schema, bool whole, int depth)
    {
        var required = (schema["required"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
        var made = new JsonObject();
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
        {
            if (depth < Deepest && (whole || required.Contains(name)))
            {
                made[name] = TypeOf(Resolve(property!)) is "string" or null && Known(name) is { } known
                    ? known
                    : Example(property!, whole, depth + 1);
            }
        }

        return made;
    }

    private static string Text(string? format, int atLeast) => format switch
    {
        "uuid" => Guid.NewGuid().ToString(),
        "date" => "2027-05-04",
        "date-time" => "2027-05-04T03:02:01Z",
        "uri" => "https://example.com/",
        "byte" => "AAAA",
        _ => "x".PadRight(atLeast, 'x'),
    };
}
