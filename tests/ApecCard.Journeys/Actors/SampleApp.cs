using System.Collections.Specialized;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Journeys.Actors;

/// <summary>The app that is registered in Development, as it signs in (RFC 6749, 4.1, with RFC 7636).</summary>
public sealed class SampleApp
{
    public const string ClientId = "mobile-sample";

    private const string RedirectUri = "http://127.0.0.1/signed-in";

    private readonly string _verifier = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    /// <summary>The access token, once who is signed in at the browser has allowed it.</summary>
    public async Task<string> SignInAsync(Door browser, Door app)
    {
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(_verifier)));
        var goTo = await AllowAsync(browser, HttpUtility.ParseQueryString(
            $"client_id={ClientId}&redirect_uri={RedirectUri}&code_challenge={challenge}&state=a-journey"));
        return (await app.PostAsync("/api/identity/tokens", new
        {
            grant = "authorization-code",
            clientId = ClientId,
            code = HttpUtility.ParseQueryString(goTo.Query)["code"],
            codeVerifier = _verifier,
            redirectUri = RedirectUri,
        })).Text("accessToken");
    }

    /// <summary>As the portal's page does for who presses 允许: where the browser goes then.</summary>
    public static async Task<Uri> AllowAsync(Door browser, NameValueCollection asked) =>
        new((await browser.PostAsync("/api/identity/authorizations", new
        {
            clientId = asked["client_id"],
            redirectUri = asked["redirect_uri"],
            codeChallenge = asked["code_challenge"],
            codeChallengeMethod = "S256",
            state = asked["state"],
            allow = true,
        })).Text("goTo"));
}
