using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ApecCard.Payments.Checkout;

/// <summary>
/// Signs every request to the payment provider, each try anew: HMAC-SHA256 over
/// <c>{method}\n{path and query}\n{timestamp}\n{nonce}\n{SHA-256 of the body, hexadecimal}</c>; the headers X-Key-Id,
/// X-Timestamp (Unix seconds), X-Nonce and X-Signature (Base64) say the rest. Where the primary key is not taken (401),
/// the secondary is tried: so keys are exchanged without a gap, whichever side is first.
/// </summary>
public sealed class SignRequests(IOptions<ProviderSettings> settings, ILogger<SignRequests> logger) : DelegatingHandler
{
    private readonly ProviderSettings _settings = settings.Value;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        Sign(request, body, _settings.KeyId, _settings.Secret);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode is not HttpStatusCode.Unauthorized
            || _settings is not { SecondaryKeyId: { } otherId, SecondarySecret: { } otherSecret })
        {
            return answer;
        }

        logger.LogWarning("The payment provider does not take key {KeyId}, trying {OtherId}", _settings.KeyId, otherId);
        answer.Dispose();
        Sign(request, body, otherId, otherSecret);
        return await base.SendAsync(request, cancellationToken);
    }

    private static void Sign(HttpRequestMessage request, byte[] body, string keyId, string secret)
    {
        // The machine's own time: the scheme's may be moved.
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Guid.NewGuid().ToString("N");
        var bodyHash = Convert.ToHexStringLower(SHA256.HashData(body));
        var signed = $"{request.Method}\n{request.RequestUri!.PathAndQuery}\n{timestamp}\n{nonce}\n{bodyHash}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed));
        Set("X-Key-Id", keyId);
        Set("X-Timestamp", timestamp);
        Set("X-Nonce", nonce);
        Set("X-Signature", Convert.ToBase64String(signature));

        void Set(string name, string value)
        {
            request.Headers.Remove(name); // of the try before
            request.Headers.Add(name, value);
        }
    }
}
