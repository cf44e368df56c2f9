using System.Net;
using System.Text.Json;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Orders;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Documents;

/// <summary>What Applications asks of Documents.</summary>
public sealed class DocumentsClient(HttpClient http)
{
    /// <summary>
    /// Freezes what was handed in for the case: the manifest, or 409 <c>materials.missing</c> with what is missing.
    /// May be asked again. In a correction only the files of what is pinned are taken anew.
    /// </summary>
    public Task<FrozenFile[]> FreezeAsync(CaseFile caseFile, CancellationToken ct)
    {
        var unlocked = caseFile.OpenCorrection is null ? null : caseFile.UnlockedMaterials;
        return FreezeAsync(
            $"/cases/{caseFile.Id}/freeze",
            new { caseFile.EnterpriseId, caseFile.Form.Office, unlocked, direct = IsDirect(caseFile) },
            ct);
    }

    /// <summary>
    /// The same for an order on the case: its business and what is said in it decide what is asked for.
    /// </summary>
    public Task<FrozenFile[]> FreezeAsync(CaseFile caseFile, Order order, CancellationToken ct)
    {
        var unlocked = order.OpenCorrection is null ? null : order.UnlockedMaterials;
        return FreezeAsync(
            $"/orders/{order.Id}/freeze",
            new
            {
                caseFile.EnterpriseId,
                caseFile.Office,
                Business = order.Kind,
                Conditions = OrderMaterials.ConditionsOf(order),
                unlocked,
                direct = IsDirect(caseFile),
            },
            ct);
    }

    /// <summary>Who opened the files of the case; the enterprise's own looks are left out.</summary>
    public async Task<FileReading[]> GetReadingsAsync(Guid caseId, CancellationToken ct) =>
        (await http.GetFromJsonAsync<FileReading[]>($"/cases/{caseId}/readings", Json.Options, ct))!;

    private static bool IsDirect(CaseFile caseFile) => caseFile.Form.Company?.ReportsDirectly is true;

    private async Task<FrozenFile[]> FreezeAsync(string path, object request, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync(path, request, Json.Options, ct);
        if (answer.StatusCode is HttpStatusCode.Conflict)
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Json.Options, ct);
            throw new RuleViolationException(
                problem.GetProperty("code").GetString()!, problem.GetProperty("detail").GetString()!)
            {
                Extensions = { ["missing"] = problem.TryGetProperty("missing", out var missing) ? missing : null },
            };
        }

        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Frozen>(Json.Options, ct))!.Materials;
    }

    private sealed record Frozen(FrozenFile[] Materials);
}

/// <summary>Somebody opened what was handed in for this item of the checklist.</summary>
public sealed record FileReading(DateTimeOffset At, string Item, string Name, string Role, ReadingPurpose Purpose);
