using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ApecCard.EndToEnd.Tests.Access;

/// <summary>Asks a service for an operation: directly, for services check by themselves who may do what.</summary>
internal sealed class Asking(WholeSystem system, Belongings ours) : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = 64,
        UseCookies = false,
        AllowAutoRedirect = false,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    })
    { Timeout = _patience };

    /// <summary>The address with what is ours in its path, and what its query cannot do without.</summary>
    /// <param name="query">What it is asked with besides.</param>
    /// <param name="instead">Of parameters of the path: what stands there instead, exactly as it is written.</param>
    public Uri AddressOf(
        Operation operation, string query = "", IReadOnlyDictionary<string, string>? instead = null)
    {
        var path = operation.Path;
        foreach (var one in operation.Parameters.Where(one => one.In is "path"))
        {
            path = path.Replace(
                $"{{{one.Name}}}",
                instead?.GetValueOrDefault(one.Name) ?? Uri.EscapeDataString(ValueOf(operation, one)),
                StringComparison.Ordinal);
        }

        var asked = query.TrimStart('?').Split('&').Select(part => part.Split('=')[0]).ToHashSet();
        var needed =
            from one in operation.Parameters
            where one.In is "query" && one.Required && !asked.Contains(one.Name)
            where Schemas.TypeOf(operation.Schemas.Resolve(one.Schema)) != "array"
            select $"{one.Name}={Uri.EscapeDataString(ValueOf(operation, one))}";
        var all = string.Join('&', needed.Append(query.TrimStart('?')).Where(part => part != ""));
        return new(
            system.Endpoint(operation.Service).ToString().TrimEnd('/') + (all == "" ? path : $"{path}?{all}"),
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    /// <summary>Sends it, and reads the answer, unless it is a live stream, which has no end.</summary>
    /// <param name="withGood">Of good answers too, what they say.</param>
    public async Task<Heard> SendAsync(HttpRequestMessage request, bool withGood = true)
    {
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var type = answer.Content.Headers.ContentType?.MediaType;
        var isWanted = !answer.IsSuccessStatusCode || (withGood && type is not "text/event-stream");
        return new(answer.StatusCode, type, isWanted ? await answer.Content.ReadAsStringAsync() : "");
    }

    /// <summary>The least body of the expected shape.</summary>
    public static HttpContent? LeastBody(Operation operation) => operation.Body is { } schema
        ? new StringContent(
            operation.Schemas.Example(schema)!.ToJsonString(), Encoding.UTF8, "application/json")
        : null;

    public void Dispose() => _http.Dispose();

    private string ValueOf(Operation operation, Parameter one)
    {
        var name = one.Name is "fileId" && operation.Path.StartsWith("/orders", StringComparison.Ordinal)
            ? "orderFileId"
            : one.Name;
        return ours.Values.GetValueOrDefault(name) ?? operation.Schemas.Example(one.Schema)!.ToString();
    }
}

internal sealed record Heard(HttpStatusCode Status, string? Type, string Text)
{
    public bool IsRefusal => (int)Status >= 400;

    /// <summary>A refusal that programs and people understand.</summary>
    public bool IsProblem => Type is "application/problem+json"
        && JsonNode.Parse(Text)?["code"]?.GetValue<string>() is { Length: > 0 };
}
