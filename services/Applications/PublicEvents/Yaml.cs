using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApecCard.Applications.PublicEvents;

/// <summary>JSON as YAML that people like to read: blocks by indentation, every text in quotes, as JSON has it.</summary>
internal static class Yaml
{
    private static readonly JsonSerializerOptions _plain =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonObject document)
    {
        var yaml = new StringBuilder();
        Write(yaml, document, depth: 0);
        return yaml.ToString();
    }

    private static void Write(StringBuilder yaml, JsonNode block, int depth)
    {
        var entries = block is JsonObject named
            ? named.Select(one => ($"{Key(one.Key)}:", one.Value))
            : block.AsArray().Select(one => ("-", one));
        foreach (var (lead, value) in entries)
        {
            yaml.Append(' ', depth * 2).Append(lead);
            if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
            {
                yaml.AppendLine();
                Write(yaml, value, depth + 1);
            }
            else
            {
                yaml.Append(' ').AppendLine(value?.ToJsonString(_plain) ?? "null");
            }
        }
    }

    private static string Key(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? name : JsonSerializer.Serialize(name, _plain);
}
