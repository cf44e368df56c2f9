using System.Net;
using System.Text.Json;
using ApecCard.Applications.Cases;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Documents;

/// <summary>What Applications asks of Documents.</summary>
public sealed class DocumentsClient(HttpClient http)
{
    /// <summary>
    /// Freezes what was handed in for the case: the manifest, or 409 <c>materials.missing</c> with what is missing. May be
    /// asked again. In a correction only the files of what is pinned are taken anew.
    /// </summary>
    public async Task<FrozenFile[]> FreezeAsync(CaseFile caseFile, CancellationToken ct)
    {
        var unlocked = caseFile.OpenCorrection is null ? null : caseFile.UnlockedMaterials;
        using var answer = await http.PostAsJsonAsync(
            $"/cases/{caseFile.Id}/freeze", new { caseFile.EnterpriseId, caseFile.Form.Office, unlocked }, Json.Options, ct);
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
