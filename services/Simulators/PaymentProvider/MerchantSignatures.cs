using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApecCard.ServiceDefaults;

namespace ApecCard.Simulators.PaymentProvider;

/// <summary>
/// Who asks is the merchant: HMAC-SHA256 over
/// <c>{method}\n{path and query}\n{timestamp}\n{nonce}\n{SHA-256 of the body, hexadecimal}</c>, with the headers
/// X-Key-Id, X-Timestamp (Unix seconds), X-Nonce and X-Signature (Base64). Refused (401) with a code: an unknown key, a
/// wrong signature, one that is older than five minutes, a nonce that was used. The primary and the secondary key of
/// the settings <c>Merchant</c> are good alike, so that one can take over from the other.
/// </summary>
public sealed class MerchantSignatures
{
    private static readonly TimeSpan _tolerance = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _nonces = new();
    private readonly Dictionary<string, byte[]> _keys;

    public MerchantSignatures(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Merchant");
        _keys = new()
        {
            [settings["KeyId"] ?? "apeccard"] = Encoding.UTF8.GetBytes(configuration.Need("Merchant:Secret")),
        };
        if (settings["SecondaryKeyId"] is { } secondary)
        {
            _keys[secondary] = Encoding.UTF8.GetBytes(configuration.Need("Merchant:SecondarySecret"));
        }
    }

    internal static async Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<NeedsSignature>() is not null
            && await http.RequestServices.GetRequiredService<MerchantSignatures>().WhyNotAsync(http.Request)
                is { } code)
        {
            await Results.Problem(
                "The request is not the merchant's.", statusCode: StatusCodes.Status401Unauthorized,
                extensions: new Dictionary<string, object?> { ["code"] = code }).ExecuteAsync(http);
            return;
        }

        await next(http);
    }

    private async Task<string?> WhyNotAsync(HttpRequest request)
    {
        string? keyId = request.Headers["X-Key-Id"], time = request.Headers["X-Timestamp"],
            nonce = request.Headers["X-Nonce"], signature = request.Headers["X-Signature"];
        if (keyId is null || nonce is not { Length: > 0 and <= 100 } || signature is null
            || !long.TryParse(time, CultureInfo.InvariantCulture, out var seconds))
        {
            return "signature.missing";
        }

        var now = DateTimeOffset.UtcNow;
        var signed = $"{request.Method}\n{PathOf(request)}\n{time}\n{nonce}\n{await HashAsync(request)}";
        return !_keys.TryGetValue(keyId, out var key) ? "signature.unknown-key"
            : !IsSigned(key, signed, signature) ? "signature.wrong"
            : Math.Abs(now.ToUnixTimeSeconds() - seconds) > _tolerance.TotalSeconds ? "signature.stale"
            : !IsNew($"{keyId} {nonce}", now) ? "signature.replayed"
            : null;
    }

    // What is older than the tolerance on either side is refused as stale: its nonce need not be kept.
    private bool IsNew(string nonce, DateTimeOffset now)
    {
        foreach (var (old, _) in _nonces.Where(one => now - one.Value > 2 * _tolerance))
        {
            _nonces.TryRemove(old, out _);
        }

        return _nonces.TryAdd(nonce, now);
    }

    private static bool IsSigned(byte[] key, string what, string signature)
    {
        var given = new byte[HMACSHA256.HashSizeInBytes];
        return Convert.TryFromBase64String(signature, given, out var length) && length == given.Length
            && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(what)), given);
    }

    private static string PathOf(HttpRequest request) =>
        $"{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}";

    private static async Task<string> HashAsync(HttpRequest request)
    {
        request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(request.Body);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash);
    }

    internal sealed class NeedsSignature;
}

internal static class MerchantSignaturesExtensions
{
    /// <summary>Only the merchant may ask this.</summary>
    public static RouteHandlerBuilder Signed(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new MerchantSignatures.NeedsSignature());
}
