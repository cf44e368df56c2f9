using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Documents;

/// <summary>What Applications asks of Documents.</summary>
public sealed class DocumentsClient(HttpClient http)
{
    /// <summary>
    /// Freezes what was handed in for the case: the manifest, or 409 <c>materials.missing</c> with what is missing. May be
    /// asked again.
    /// </summary>
    public async Task<FrozenFile[]> FreezeAsync(Guid caseId, Guid enterpriseId, string office, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync(
            $"/cases/{caseId}/freeze", new { enterpriseId, office }, Json.Options, ct);
        if (answer.StatusCode is HttpStatusCode.Conflict)
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Json.Options, ct);
            throw new RuleViolationException(problem.GetProperty("code").GetString()!, problem.GetProperty("detail").GetString()!)
            {
                Extensions = { ["missing"] = problem.TryGetProperty("missing", out var missing) ? missing : null },
            };
        }

        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Frozen>(Json.Options, ct))!.Materials;
    }

    private sealed record Frozen(FrozenFile[] Materials);
}
