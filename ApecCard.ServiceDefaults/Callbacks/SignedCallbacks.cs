using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// What an outside system calls back is believed only when it is signed with a key which that system publishes
/// (<c>/.well-known/jwks.json</c>) and is not older than five minutes. Signed with ECDSA P-256 and SHA-256 is
/// <c>{timestamp}\n{nonce}\n{body}\n</c>; the headers X-Key-Id, X-Timestamp (Unix seconds), X-Nonce and X-Signature
/// (Base64, IEEE P1363) say the rest. Whoever handles it must bear a repetition.
/// </summary>
public sealed class SignedCallbacks(HttpClient outside, TimeProvider clock)
{
    private static readonly TimeSpan _tolerance = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _longestTrust = TimeSpan.FromMinutes(10);

    private Dictionary<string, ECDsa> _keys = [];
    private DateTimeOffset _lookedAt;

    /// <summary>
    /// The verified body; 401 <c>callback.forged</c> or <c>callback.stale</c> to who cannot be believed, 503
    /// <c>callback.unverifiable</c> while the other system's keys cannot be read.
    /// </summary>
    public async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        string keyId = request.Headers["X-Key-Id"]!, time = request.Headers["X-Timestamp"]!;
        if (keyId is null || !long.TryParse(time, CultureInfo.InvariantCulture, out var seconds)
            || await FindKeyAsync(keyId, ct) is not { } key
            || !IsSigned(key, time, request.Headers["X-Nonce"]!, body.ToArray(), request.Headers["X-Signature"]!))
        {
            throw new ProblemException(
                StatusCodes.Status401Unauthorized, "callback.forged",
                "The signature is not that of the system it names.");
        }

        if (Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > _tolerance.TotalSeconds)
        {
            throw new ProblemException(
                StatusCodes.Status401Unauthorized, "callback.stale", "The callback was signed too long ago.");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(body.ToArray(), Json.Options) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The callback is not of the agreed form.", e);
        }
    }

    private static bool IsSigned(ECDsa key, string time, string? nonce, byte[] body, string? signature)
    {
        var given = new byte[64];
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{time}\n{nonce}\n"), .. body, (byte)'\n'];
        return nonce is not null && signature is not null
            && Convert.TryFromBase64String(signature, given, out var length) && length == given.Length
            && key.VerifyData(signed, given, HashAlgorithmName.SHA256);
    }

    // An unknown key may be a new one; but nobody makes us ask for it more than every ten seconds. A known one may have
    // been withdrawn meanwhile.
    private async Task<ECDsa?> FindKeyAsync(string keyId, CancellationToken ct)
    {
        if (clock.GetUtcNow() - _lookedAt > (_keys.ContainsKey(keyId) ? _longestTrust : _betweenLooks))
        {
            try
            {
                var published = JsonWebKeySet.Create(await outside.GetStringAsync("/.well-known/jwks.json", ct));
                _keys = published.Keys
                    .Where(key => key is { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv: JsonWebKeyECTypes.P256 })
                    .ToDictionary(key => key.Kid, ToECDsa);
            }
            catch (Exception e) when (!ct.IsCancellationRequested) // the other system is away, or talks nonsense
            {
                throw new ProblemException(
                    StatusCodes.Status503ServiceUnavailable, "callback.unverifiable",
                    $"The keys to verify it with cannot be read now ({e.GetType().Name}). Send it again later.");
            }
            finally
            {
                _lookedAt = clock.GetUtcNow();
            }
        }

        return _keys.GetValueOrDefault(keyId);
    }

    private static ECDsa ToECDsa(JsonWebKey key) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new() { X = Base64UrlEncoder.DecodeBytes(key.X), Y = Base64UrlEncoder.DecodeBytes(key.Y) },
    });
}

public static class SignedCallbacksExtensions
{
    /// <summary>Callbacks of the outside system of this name can be verified; get them by that key.</summary>
    public static void AddSignedCallbacks(this IHostApplicationBuilder builder, string name)
    {
        builder.Services.AddHttpClient($"keys of {name}", http => http.BaseAddress = new($"https+http://{name}"));
        builder.Services.AddKeyedSingleton(name, (services, _) => new SignedCallbacks(
            services.GetRequiredService<IHttpClientFactory>().CreateClient($"keys of {name}"), TimeProvider.System));
    }
}
