using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// This service's own access token, got from Identity with its secret and renewed a minute before its end.
/// </summary>
public sealed class ServiceTokens(
    IHttpClientFactory clients, IConfiguration configuration, IHostEnvironment environment)
    : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private Answer? _current;

    public async Task<string> GetAsync(CancellationToken ct)
    {
        if (Fresh is { } token)
        {
            return token;
        }

        await _oneAtATime.WaitAsync(ct);
        try
        {
            return Fresh ?? (_current = await SignInAsync(ct)).AccessToken;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private string? Fresh =>
        _current is { } current && current.ExpiresAt > DateTimeOffset.UtcNow.AddMinutes(1) ? current.AccessToken : null;

    private async Task<Answer> SignInAsync(CancellationToken ct)
    {
        var request = new Request(
            "client-credentials",
            environment.ApplicationName.Split('.')[^1].ToLowerInvariant(), // ApecCard.Review signs in as review
            configuration.Need("Identity:Secret"));
        using var http = clients.CreateClient(nameof(ServiceTokens));
        var answer = await http.PostAsJsonAsync($"{configuration["Identity:Url"]}/tokens", request, Json.Options, ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Answer>(Json.Options, ct))!;
    }

    private sealed record Request(string Grant, string ClientId, string ClientSecret);

    private sealed record Answer(string AccessToken, DateTimeOffset ExpiresAt);
}

internal sealed class BearServiceToken(ServiceTokens tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(ct));
        return await base.SendAsync(request, ct);
    }
}
