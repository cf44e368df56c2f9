using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;

namespace ApecCard.MobileClient;

/// <summary>
/// Keeps somebody signed in: an access token for minutes, and a refresh token that is good once for the next pair.
/// </summary>
/// <param name="gateway">The only address an app knows.</param>
/// <param name="vault">Where the tokens outlive the app.</param>
/// <param name="clock">The device's time.</param>
/// <param name="network">To the gateway.</param>
public sealed class AppSession(Uri gateway, ITokenVault vault, TimeProvider clock, HttpMessageHandler network)
    : IDisposable
{
    // As it is registered; a secret it has not: everybody who has the app would have it.
    private const string ClientId = "mobile-sample";

    private static readonly TimeSpan _early = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(network, disposeHandler: false) { BaseAddress = gateway };
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private Tokens? _tokens = vault.Read();

    public bool IsSignedIn => _tokens is not null;

    /// <summary>
    /// The browser asks the person; the app never sees a password (RFC 6749, 4.1, with RFC 7636 and 8252).
    /// <see cref="RefusedException"/> access_denied: no; app.code-refused: it took longer than a minute, begin again.
    /// </summary>
    /// <param name="open">Opens the device's browser, never a window of the app's own, which could look on.</param>
    /// <param name="ct">Cancelled when the person gives up.</param>
    public async Task SignInAsync(Action<Uri> open, CancellationToken ct = default)
    {
        using var back = new WayBack();
        var (codeVerifier, state) = (NewSecret(), NewSecret());
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(codeVerifier)));
        open(new(gateway, $"/authorize?response_type=code&client_id={ClientId}"
            + $"&redirect_uri={Uri.EscapeDataString(back.Address)}"
            + $"&code_challenge={challenge}&code_challenge_method=S256&state={state}"));
        var code = await back.GetCodeAsync(state, ct);
        Keep(await AskAsync(new
        {
            grant = "authorization-code",
            clientId = ClientId,
            code,
            codeVerifier,
            redirectUri = back.Address,
        }, ct));
    }

    /// <summary>
    /// A token that is good for a while. <see cref="RefusedException"/> session.ended: the session was ended here or
    /// elsewhere, or somebody had copied the refresh token; sign in again, what was filed is on the server.
    /// </summary>
    /// <param name="refused">The token the server did not take although its time was not over.</param>
    public async Task<string> GetAccessTokenAsync(string? refused = null, CancellationToken ct = default)
    {
        await _oneAtATime.WaitAsync(ct); // two requests at once must not use one refresh token twice
        try
        {
            var tokens = _tokens
                ?? throw new RefusedException(HttpStatusCode.Unauthorized, "session.ended", "Sign in.");
            if (tokens.AccessToken == refused || tokens.ExpiresAt - _early < clock.GetUtcNow())
            {
                tokens = await RefreshAsync(tokens, ct);
            }

            return tokens.AccessToken;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _oneAtATime.Dispose();
    }

    // When the answer is lost on the way, the same token is asked with once more: for five seconds it gives the same
    // next one. Later it counts as stolen, and the whole session ends.
    private async Task<Tokens> RefreshAsync(Tokens tokens, CancellationToken ct)
    {
        var question = new { grant = "refresh", clientId = ClientId, tokens.RefreshToken };
        try
        {
            return Keep(await AskAsync(question, ct));
        }
        catch (HttpRequestException)
        {
            return Keep(await AskAsync(question, ct));
        }
        catch (RefusedException no) when (no.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            vault.Write(_tokens = null);
            throw;
        }
    }

    private async Task<Tokens> AskAsync(object question, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync("/api/identity/tokens", question, ct);
        await RefusedException.ThrowIfAsync(answer, ct);
        var tokens = (await answer.Content.ReadFromJsonAsync<Tokens>(ct))!;

        // A device's clock may be wrong: what counts is how long the token is good, not until when.
        var now = clock.GetUtcNow();
        return tokens with { ExpiresAt = now + (tokens.ExpiresAt - (answer.Headers.Date ?? now)) };
    }

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    // First where it outlives the app: the one before is worth nothing from now on.
    private Tokens Keep(Tokens tokens)
    {
        vault.Write(tokens);
        return _tokens = tokens;
    }
}
