using System.Text.Json.Nodes;

namespace ApecCard.EndToEnd.Tests.Access;

/// <summary>One operation, as its service describes it (OpenAPI): whatever is new is among them by itself.</summary>
internal sealed record Operation(string Service, string Method, string Path, JsonObject Said, Schemas Schemas)
{
    public static readonly string[] Services =
        ["identity", "applications", "documents", "review", "payments", "delivery"];

    /// <summary>How tables name it: GET /applications/cases/{caseId}.</summary>
    public string Name => $"{Method} /{Service}{Path}";

    public IEnumerable<Parameter> Parameters =>
        (Said["parameters"]?.AsArray() ?? []).Select(one => new Parameter(
            one!["name"]!.GetValue<string>(), one["in"]!.GetValue<string>(),
            one["required"]?.GetValue<bool>() is true, one["schema"]!));

    /// <summary>What it takes as JSON; null: nothing, or no JSON.</summary>
    public JsonNode? Body => Said["requestBody"]?["content"]?["application/json"]?["schema"];

    /// <summary>All that is served, asked of every service over the gateway.</summary>
    public static async Task<Operation[]> ReadAllAsync(Uri gateway)
    {
        using var http = new HttpClient { BaseAddress = gateway };
        var all = new List<Operation>();
        foreach (var service in Services)
        {
            var document = JsonNode.Parse(await http.GetStringAsync($"/openapi/{service}.json"))!.AsObject();
            var schemas = new Schemas(document);
            all.AddRange(
                from path in document["paths"]!.AsObject()
                from one in path.Value!.AsObject()
                where one.Value is JsonObject
                select new Operation(service, one.Key.ToUpperInvariant(), path.Key, one.Value!.AsObject(), schemas));
        }

        return [.. all];
    }

    public override string ToString() => Name;
}

/// <param name="In">path, query or header.</param>
internal sealed record Parameter(string Name, string In, bool Required, JsonNode Schema);
