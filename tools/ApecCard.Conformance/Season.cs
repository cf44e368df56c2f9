using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApecCard.Conformance;

/// <summary>One event of the season.</summary>
public sealed record Letter(string Id, string Type, string Subject, long Cursor, DateTimeOffset Time, string Text)
{
    public static Letter Of(string line)
    {
        var said = JsonSerializer.Deserialize<JsonElement>(line);
        return new(
            said.GetProperty("id").GetString()!,
            said.GetProperty("type").GetString()!,
            said.GetProperty("subject").GetString()!,
            long.Parse(said.GetProperty("cursor").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            said.GetProperty("time").GetDateTimeOffset(),
            line);
    }

    /// <summary>The same with fields that a later year added, optional as all that are added.</summary>
    public Letter WithUnknownFields()
    {
        var said = JsonNode.Parse(Text)!;
        said["importance"] = new JsonObject { ["level"] = 3 };
        said["data"]!["remark"] = null;
        said["data"]!["seenBy"] = new JsonArray("AUS", 7);
        return this with { Text = said.ToJsonString() };
    }
}

/// <summary>The recorded season (season.jsonl), cut into as many parts as there are chapters.</summary>
public static class Season
{
    public static IReadOnlyList<Letter> Read()
    {
        using var file = typeof(Season).Assembly.GetManifestResourceStream("season.jsonl")!;
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Letter.Of)];
    }

    public static IReadOnlyList<Letter> Part(this IReadOnlyList<Letter> season, int part, int of) =>
        [.. season.Take(season.Count * (part + 1) / of).Skip(season.Count * part / of)];
}
