using System.Net.Http.Json;
using ApecCard.ServiceDefaults;

namespace ApecCard.Journeys.Actors;

/// <summary>The simulated economies, told how to decide on a case: between us and them, not over the gateway.</summary>
public sealed class EconomiesAbroad(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public Task RefuseAllAsync(string caseNumber) => TellAsync("/behaviour", new { refuse = new[] { caseNumber } });

    /// <summary>The economy asks the applicant something before it decides.</summary>
    public Task AskFirstAsync(string economy, string caseNumber) =>
        TellAsync($"/economies/{economy}/behaviour", new { query = new[] { caseNumber } });

    /// <summary>The economy takes back what it had granted.</summary>
    public async Task WithdrawAsync(string economy, string caseNumber)
    {
        using var told = await _http.PostAsJsonAsync(
            $"/economies/{economy}/withdrawals", new { caseNumber }, Json.Options);
        told.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private async Task TellAsync(string path, object behaviour)
    {
        using var told = await _http.PutAsJsonAsync(path, behaviour, Json.Options);
        told.EnsureSuccessStatusCode();
    }
}
