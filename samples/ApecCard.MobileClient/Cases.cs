using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace ApecCard.MobileClient;

/// <summary>Files applications and follows them. Every address stands in /openapi/applications.json.</summary>
/// <param name="http">With a <see cref="SessionHandler"/>.</param>
public sealed class Cases(HttpClient http)
{
    private static readonly Dictionary<string, string> _types = new()
    {
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".pdf"] = "application/pdf",
    };

    /// <summary>A draft; the notice to applicants was shown and accepted before.</summary>
    /// <param name="key">
    /// Made once for each draft and kept until the answer is there: asked twice with it, there is still one draft.
    /// </param>
    public Task<(JsonNode Case, string ETag)> StartAsync(string key, CancellationToken ct = default) => SendAsync(
        HttpMethod.Post, "/api/applications/cases", JsonContent.Create(new { noticeAccepted = true }), key, null, ct);

    /// <summary>Saves the form as far as it is filled in; <c>problems</c> of the answer say what is missing.</summary>
    /// <param name="seen">The ETag of what the person had on the screen; 412: somebody else has changed it.</param>
    public Task<(JsonNode Case, string ETag)> SaveFormAsync(
        Guid caseId, JsonNode form, string seen, CancellationToken ct = default) => SendAsync(
            HttpMethod.Put, $"/api/applications/cases/{caseId}/form", JsonContent.Create(form), null, seen, ct);

    /// <summary>The codes of the materials the office still asks for.</summary>
    public async Task<string[]> GetMissingMaterialsAsync(Guid caseId, string office, CancellationToken ct = default)
    {
        var list = await SendAsync(
            HttpMethod.Get, $"/api/documents/cases/{caseId}/checklist?office={office}", null, null, null, ct);
        return [.. list.Case["missing"]!.AsArray().Select(item => item!.GetValue<string>())];
    }

    /// <summary>
    /// Hands in a file. Sent again after a lost connection it is answered with the file that is there already.
    /// </summary>
    public async Task UploadAsync(
        Guid caseId, string item, string fileName, byte[] bytes, CancellationToken ct = default)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new(_types[Path.GetExtension(fileName)]);
        file.Headers.Add("X-File-Name", Uri.EscapeDataString(fileName));
        await SendAsync(HttpMethod.Post, $"/api/documents/cases/{caseId}/materials/{item}", file, null, null, ct);
    }

    /// <summary>Submits the draft; 400 and 409 name what is missing.</summary>
    /// <param name="key">As of <see cref="StartAsync"/>.</param>
    public Task<(JsonNode Case, string ETag)> SubmitAsync(Guid caseId, string key, CancellationToken ct = default) =>
        SendAsync(HttpMethod.Post, $"/api/applications/cases/{caseId}/submission", null, key, null, ct);

    public Task<(JsonNode Case, string ETag)> GetAsync(Guid caseId, CancellationToken ct = default) =>
        SendAsync(HttpMethod.Get, $"/api/applications/cases/{caseId}", null, null, null, ct);

    /// <summary>
    /// What happens to the enterprise's cases, as it happens. The stream ends with its token and with every lost
    /// network; it goes on after the last event that was seen, so that nothing is missed.
    /// </summary>
    public async IAsyncEnumerable<JsonNode> FollowAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        string? last = null;
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/applications/live");
            if (last is not null)
            {
                request.Headers.Add("Last-Event-ID", last);
            }

            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            await RefusedException.ThrowIfAsync(answer, ct);
            var events = SseParser.Create(await answer.Content.ReadAsStreamAsync(ct));
            await using var stream = events.EnumerateAsync(ct).GetAsyncEnumerator(ct);
            while (await IsNextAsync(stream))
            {
                last = events.LastEventId is { Length: > 0 } id ? id : last;
                if (stream.Current is { EventType: not ("hello" or "beat"), Data: var data })
                {
                    yield return JsonNode.Parse(data)!;
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(1), ct); // a server that comes back is not stormed
        }
    }

    private static async Task<bool> IsNextAsync(IAsyncEnumerator<SseItem<string>> stream)
    {
        try
        {
            return await stream.MoveNextAsync();
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return false;
        }
    }

    private async Task<(JsonNode Case, string ETag)> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? key, string? seen, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (seen is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(seen));
        }

        using var answer = await http.SendAsync(request, ct);
        await RefusedException.ThrowIfAsync(answer, ct);
        return ((await answer.Content.ReadFromJsonAsync<JsonNode>(ct))!, $"{answer.Headers.ETag}");
    }
}
