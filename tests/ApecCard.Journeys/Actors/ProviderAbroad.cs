using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApecCard.ServiceDefaults;

namespace ApecCard.Journeys.Actors;

/// <summary>The simulated payment provider, told how to fail: between us and it, not over the gateway.</summary>
public sealed class ProviderAbroad(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <param name="behaviour">What is left out is as it should be.</param>
    public async Task BehaveAsync(object behaviour)
    {
        using var told = await _http.PutAsJsonAsync("/behaviour", behaviour, Json.Options);
        told.EnsureSuccessStatusCode();
    }

    public Task BeWellAsync() => BehaveAsync(new { });

    /// <summary>What we answered to its callbacks about the checkout that is paid at this cashier.</summary>
    public async Task<int[]> AnswersAsync(string cashier)
    {
        var answers = await _http.GetFromJsonAsync<JsonArray>($"/callbacks?checkoutId={new Uri(cashier).Segments[^1]}");
        return [.. answers!.Select(answer => answer!["status"]!.GetValue<int>())];
    }

    public void Dispose() => _http.Dispose();
}
