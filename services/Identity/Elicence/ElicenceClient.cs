using System.Text.Json;
using ApecCard.ServiceDefaults;
using Microsoft.IdentityModel.Tokens;
using Polly;

namespace ApecCard.Identity.Elicence;

/// <summary>The authority of electronic business licences, as we call it.</summary>
public sealed class ElicenceClient(HttpClient http, IConfiguration configuration, ILogger<ElicenceClient> logger)
{
    /// <summary>Who we are there: the audience of its assertions.</summary>
    public const string ClientId = "apeccard";

    private sealed record Authorization(Uri ScanUrl);

    /// <summary>Asks for an authorization and gives the page that a phone has to open.</summary>
    public Task<Uri> AuthorizeAsync(string nonce, DateTimeOffset expiresAt, CancellationToken ct) =>
        AskAsync(async () =>
    {
        var door = configuration.Need("Public:Url");
        var callback = $"{door.TrimEnd('/')}/api/identity/elicence-assertions";
        var answer = await http.PostAsJsonAsync(
            "/authorizations", new { clientId = ClientId, nonce, callback, expiresAt }, ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Authorization>(ct))!.ScanUrl;
    });

    /// <summary>The authority's public keys of today.</summary>
    public Task<IEnumerable<SecurityKey>> GetKeysAsync(CancellationToken ct) => AskAsync(async () =>
    {
        var keys = JsonWebKeySet.Create(await http.GetStringAsync("/.well-known/jwks.json", ct));
        return keys.GetSigningKeys().Where(key => key.KeyId is not null);
    });

    private async Task<T> AskAsync<T>(Func<Task<T>> question)
    {
        try
        {
            return await question();
        }
        catch (Exception e) when (e is HttpRequestException or ExecutionRejectedException or JsonException)
        {
            logger.LogWarning(e, "The e-licence authority does not answer as it should");
            throw new ProblemException(503, "elicence.unavailable", "The e-licence authority does not answer now.");
        }
    }
}
