using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ApecCard.MobileClient;

/// <summary>The server said no, and why (RFC 9457).</summary>
/// <param name="status">Of the answer.</param>
/// <param name="code">Stable, as <c>materials.missing</c>: what an app decides by, and finds its own words by.</param>
/// <param name="detail">A sentence for people.</param>
public sealed class RefusedException(HttpStatusCode status, string code, string? detail)
    : Exception($"{code}: {detail}")
{
    public HttpStatusCode Status => status;

    public string Code => code;

    public static async Task ThrowIfAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var problem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
                ? await answer.Content.ReadFromJsonAsync<JsonNode>(ct)
                : null;
            throw new RefusedException(
                answer.StatusCode, $"{problem?["code"] ?? "unknown"}", $"{problem?["detail"]}");
        }
    }
}
