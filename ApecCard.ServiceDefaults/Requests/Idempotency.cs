using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApecCard.ServiceDefaults;

/// <summary>The answer a caller was given to a request under this key; the same request gets it again.</summary>
public sealed class AnsweredRequest
{
    public required string Caller { get; init; }

    /// <summary>SHA-256 of the key.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body.</summary>
    public required byte[] Request { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }
    public int Status { get; set; }
    public string? ContentType { get; set; }
    public string? ETag { get; set; }
    public string? Location { get; set; }

    /// <summary>Sealed under the key itself: an answer may speak of a person, and only who asked can open it.</summary>
    public byte[] Body { get; set; } = [];
}

/// <summary>
/// A request with an <c>Idempotency-Key</c> is done once: what it changes and the note of its answer commit together.
/// Repeated, it is answered as before; with another body it gets 422. Two at once: the second waits for the first.
/// Only success is remembered: who was refused may mend the request and try again under the same key.
/// </summary>
public static class Idempotency
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 100;

    /// <summary>The endpoint takes an Idempotency-Key.</summary>
    public static RouteHandlerBuilder WithIdempotency(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new TakesKey());

    internal static void UseIdempotency(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<TakesKey>() is not null
            && http.Request.Headers.TryGetValue(Header, out var key))
        {
            await OnceAsync(http, key.ToString(), next);
        }
        else
        {
            await next(http);
        }
    });

    private static async Task OnceAsync(HttpContext http, string secret, RequestDelegate next)
    {
        if (secret.Length is 0 or > LongestKey || secret.Any(c => c is < '!' or > '~'))
        {
            throw new InvalidInputException(
                Header, "idempotency.key", $"1 to {LongestKey} visible ASCII characters, say a UUID.");
        }

        var (ct, key) = (http.RequestAborted, Convert.ToHexString(Sealing.KeyOf(secret)));
        var db = http.RequestServices.GetRequiredService<ServiceDbContext>();
        var caller = http.User.FindFirstValue("sub") ?? "";
        var request = await HashAsync(http.Request, ct);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var first = await db.Database.ExecuteSqlAsync($"""
            insert into "Answered" ("Caller", "Key", "Request", "AnsweredAt", "Status", "Body")
            values ({caller}, {key}, {request}, {DateTimeOffset.UtcNow}, 0, '')
            on conflict do nothing
            """, ct);
        if (first == 0)
        {
            var answered = await db.Answered.AsNoTracking().SingleAsync(a => a.Caller == caller && a.Key == key, ct);
            await AnswerAgainAsync(http, answered, request, secret);
            return;
        }

        var (body, answer) = (http.Response.Body, new MemoryStream());
        http.Response.Body = answer;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        if (http.Response.StatusCode is >= 200 and < 300)
        {
            var (status, headers) = (http.Response.StatusCode, http.Response.Headers);
            var sealedBody = Sealing.Seal(BodyKey(secret), answer.ToArray());
            await db.Answered.Where(a => a.Caller == caller && a.Key == key).ExecuteUpdateAsync(
                set => set
                    .SetProperty(a => a.Status, status)
                    .SetProperty(a => a.ContentType, http.Response.ContentType)
                    .SetProperty(a => a.ETag, (string?)headers.ETag)
                    .SetProperty(a => a.Location, (string?)headers.Location)
                    .SetProperty(a => a.Body, sealedBody), ct);
            await transaction.CommitAsync(ct);
        }

        answer.Position = 0;
        await answer.CopyToAsync(body, ct);
    }

    private static async Task AnswerAgainAsync(HttpContext http, AnsweredRequest before, byte[] request, string secret)
    {
        if (!before.Request.AsSpan().SequenceEqual(request))
        {
            throw new ProblemException(
                StatusCodes.Status422UnprocessableEntity, "idempotency-key.reused",
                "This key was used for another request.");
        }

        if (!Sealing.TryOpen(BodyKey(secret), before.Body, out var body))
        {
            throw new CryptographicException("The answer that was kept was changed.");
        }

        http.Response.StatusCode = before.Status;
        http.Response.ContentType = before.ContentType;
        http.Response.Headers.ETag = before.ETag;
        http.Response.Headers.Location = before.Location;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken ct)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, ct) is var read and > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private static byte[] BodyKey(string secret) => Sealing.KeyOf($"answer {secret}");

    private sealed record TakesKey;
}
