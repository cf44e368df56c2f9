using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using ApecCard.Applications.PublicEvents;

namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>
/// Posts an event to where its subscriber wants it. Whoever is there is trusted with nothing: it has ten seconds
/// to answer (<c>Webhooks__TimeoutSeconds</c>), its answer's body is not read, and a redirect is not followed.
/// <para>
/// Headers: <c>Webhook-Id</c>, the event's id; <c>Webhook-Timestamp</c>, Unix seconds; <c>Webhook-Signature</c>, one
/// <c>keyId=signature</c> for each key that is good, separated by spaces: HMAC-SHA256 of
/// <c>{id}\n{timestamp}\n{body}</c>, in Base64.
/// </para>
/// </summary>
public sealed class WebhookClient(
    WebhookAddresses addresses, IConfiguration configuration, TimeProvider clock) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        ConnectCallback = addresses.ConnectAsync,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null, // our traces are nobody else's
        MaxResponseHeadersLength = 16, // KB
        MaxResponseDrainSize = 0,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2), // a name may lead elsewhere by then
    })
    {
        Timeout = TimeSpan.FromSeconds(configuration.GetValue("Webhooks:TimeoutSeconds", 10)),
    };

    public async Task<WebhookAttempt> SendAsync(
        string url, IEnumerable<WebhookKey> keys, PublicLetter letter, CancellationToken ct)
    {
        var (at, began) = (clock.GetUtcNow(), Stopwatch.GetTimestamp());
        WebhookAttempt Attempt(int? status, string? why) =>
            new(at, status, why, (int)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        try
        {
            using var request = Sign(new(HttpMethod.Post, url), keys, letter, at);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return Attempt((int)answer.StatusCode, why: null);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && Why(e) is { } why)
        {
            return Attempt(status: null, why);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Sign(
        HttpRequestMessage request, IEnumerable<WebhookKey> keys, PublicLetter letter, DateTimeOffset at)
    {
        var (body, timestamp) = (letter.Write(), at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Content = new ByteArrayContent(body)
        {
            Headers = { ContentType = new MediaTypeHeaderValue(PublicLetter.ContentType) },
        };
        request.Headers.Add("Webhook-Id", $"{letter.Id}");
        request.Headers.Add("Webhook-Timestamp", timestamp);
        request.Headers.Add(
            "Webhook-Signature",
            string.Join(' ', keys.Select(key => $"{key.Id}={SignatureOf(key, letter.Id, timestamp, body)}")));
        return request;
    }

    private static string SignatureOf(WebhookKey key, Guid id, string timestamp, ReadOnlySpan<byte> body) =>
        Convert.ToBase64String(HMACSHA256.HashData(
            key: Encoding.UTF8.GetBytes(key.Secret),
            source: (byte[])[.. Encoding.UTF8.GetBytes($"{id}\n{timestamp}\n"), .. body]));

    private static string? Why(Exception e) => e switch
    {
        OperationCanceledException => "timeout",
        HttpRequestException { InnerException: RefusedAddressException } => "refused-address",
        HttpRequestException { InnerException: AuthenticationException } => "tls",
        HttpRequestException => "unreachable",
        _ => null,
    };
}
