using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Tests.Apps;

/// <summary>How an app gets in: somebody allows it in a browser, and it brings the code.</summary>
internal static class AppFlow
{
    public const string Back = "http://127.0.0.1:51004/back";

    public const string State = "its own question";

    /// <summary>The tokens of an app that somebody has allowed.</summary>
    public static async Task<TokenPair> AnAppOf(this IdentityService service, Member somebody)
    {
        var verifier = Secret.New();
        var answer = await service.Exchange(await somebody.Allows(verifier), verifier);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<TokenPair>())!;
    }

    /// <summary>The code that the browser brings back.</summary>
    public static async Task<string> Allows(
        this Member somebody, string verifier, string clientId = "phone", string redirectUri = Back)
    {
        var goTo = await GoTo(await somebody.Http.Asks(verifier, clientId, redirectUri));
        Assert.StartsWith(redirectUri, $"{goTo}", StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(goTo.Query);
        Assert.Equal((State, "apeccard"), ($"{query["state"]}", $"{query["iss"]}"));
        return query["code"]!;
    }

    public static Task<HttpResponseMessage> Asks(
        this HttpClient http, string verifier, string clientId = "phone", string redirectUri = Back, bool allow = true) =>
        http.PostAsJsonAsync("/authorizations", new
        {
            clientId,
            redirectUri,
            codeChallenge = ChallengeOf(verifier),
            codeChallengeMethod = "S256",
            state = State,
            allow,
        });

    public static async Task<Uri> GoTo(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("goTo").GetString()!);
    }

    public static Task<HttpResponseMessage> Exchange(
        this IdentityService service, string code, string codeVerifier, string clientId = "phone",
        string redirectUri = Back) => service.Anonymous().PostAsJsonAsync(
            "/tokens", new { grant = "authorization-code", clientId, code, codeVerifier, redirectUri });

    public static Task<HttpResponseMessage> Refresh(
        this IdentityService service, string? refreshToken, string clientId = "phone") =>
        service.Anonymous().PostAsJsonAsync("/tokens", new { grant = "refresh", clientId, refreshToken });

    public static string ChallengeOf(string verifier) =>
        Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier)));
}
