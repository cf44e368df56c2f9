using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApecCard.ServiceDefaults;

namespace ApecCard.Journeys.Actors;

/// <summary>
/// The gateway as one actor comes to it: with a browser (cookie and antiforgery token), or with a bearer token.
/// </summary>
public sealed class Door : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private string? _antiforgery;
    private DemoAccounts.DemoAccount? _officer;
    private CookieCollection? _shared;

    public Door(Uri gateway)
    {
        var connections = new SocketsHttpHandler { CookieContainer = _cookies, MaxConnectionsPerServer = 256 };
        _http = new(connections) { BaseAddress = gateway };
    }

    public CookieCollection Cookies => _cookies.GetAllCookies();

    /// <summary>As a browser does: what comes back is a cookie, and then a token for unsafe calls.</summary>
    public async Task SignInWithBrowserAsync(string email, string password)
    {
        if (OwnDevices.Find(email) is { } device)
        {
            _cookies.Add(device);
        }

        await PostAsync("/bff/sign-in", new { kind = "password", email, password });
        _antiforgery = (await GetAsync("/bff/session")).Text("antiforgeryToken");
    }

    /// <summary>As a demo officer, in the session that all share who act for him.</summary>
    public async Task SignInAsync(DemoAccounts.DemoAccount officer)
    {
        await TakeAsync(await DemoSessions.GetAsync(_http.BaseAddress!, officer));
        _officer = officer;
    }

    /// <summary>Goes on in a session that was opened elsewhere.</summary>
    public async Task TakeAsync(CookieCollection session)
    {
        _shared = session;
        _cookies.Add(session);
        _antiforgery = (await GetAsync("/bff/session")).Text("antiforgeryToken");
    }

    /// <summary>
    /// As an app does, which somebody has allowed in a browser of theirs: the access token is its own to carry.
    /// </summary>
    public async Task<string> SignInWithTokenAsync(string email, string password)
    {
        using var browser = new Door(_http.BaseAddress!);
        await browser.SignInWithBrowserAsync(email, password);
        var token = await new SampleApp().SignInAsync(browser, this);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return token;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, content: null);

    /// <summary>How far the scan of an e-licence is, for the browser that opened the session.</summary>
    public async Task<Answer> PollElicenceAsync(string sessionId, string browserSecret)
    {
        using var poll = new HttpRequestMessage(HttpMethod.Get, $"/api/identity/elicence-sessions/{sessionId}");
        poll.Headers.Add("X-Browser-Secret", browserSecret);
        using var response = await _http.SendAsync(poll);
        return await Answer.ReadAsync("The poll", response);
    }

    public Task<Answer> PostAsync(
        string path, object? body = null, string? ifMatch = null, string? idempotencyKey = null) =>
        SendAsync(
            HttpMethod.Post, path, body is null ? null : JsonContent.Create(body, options: Json.Options), ifMatch,
            idempotencyKey);

    public Task<Answer> PutAsync(string path, object body, string? ifMatch = null) =>
        SendAsync(HttpMethod.Put, path, JsonContent.Create(body, options: Json.Options), ifMatch);

    public Task<Answer> UploadAsync(string path, byte[] bytes, string contentType, string fileName)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new(contentType);
        content.Headers.Add("X-File-Name", fileName);
        return SendAsync(HttpMethod.Post, path, content);
    }

    public async Task<Answer> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? ifMatch = null, string? idempotencyKey = null)
    {
        if (_officer is { } sharing && DemoSessions.Latest(_http.BaseAddress!, sharing, _shared!) is var latest
            && latest != _shared)
        {
            await TakeAsync(latest); // another of those who share it has proved again who the officer is
        }

        using var response = await SendRawAsync(method, path, content, ifMatch, idempotencyKey);
        if (_officer is { } officer && await IsProofNeededAsync(response))
        {
            await TakeAsync(await DemoSessions.ProveAgainAsync(_http.BaseAddress!, officer, _shared!));
            using var again = await SendRawAsync(method, path, content, ifMatch, idempotencyKey);
            return await Answer.ReadAsync($"{method} {path}", again);
        }

        return await Answer.ReadAsync($"{method} {path}", response);
    }

    /// <summary>The bytes that are answered: of a file, or a picture made of what is sent.</summary>
    public async Task<byte[]> BytesAsync(string path, byte[]? sent = null, string? contentType = null)
    {
        using var content = sent is null ? null : new ByteArrayContent(sent);
        if (content is not null)
        {
            content.Headers.ContentType = new(contentType!);
        }

        using var response = await SendRawAsync(content is null ? HttpMethod.Get : HttpMethod.Post, path, content);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsByteArrayAsync()
            : throw new JourneyException(
                $"{path} was answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}",
                response.StatusCode);
    }

    private static async Task<bool> IsProofNeededAsync(HttpResponseMessage response)
    {
        if (response.StatusCode is not HttpStatusCode.Forbidden)
        {
            return false;
        }

        await response.Content.LoadIntoBufferAsync();
        return (await response.Content.ReadAsStringAsync()).Contains(
            "reauthentication.needed", StringComparison.Ordinal);
    }

    /// <summary>The live stream, from what was seen last on, if anything was.</summary>
    public async Task<HttpResponseMessage> WatchAsync(long? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/applications/live");
        if (lastEventId is { } seen)
        {
            request.Headers.Add("Last-Event-ID", seen.ToString(CultureInfo.InvariantCulture));
        }

        var stream = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return stream.IsSuccessStatusCode
            ? stream
            : throw new JourneyException("The live stream was refused.", stream.StatusCode);
    }

    /// <summary>For those who want to look at a refusal.</summary>
    public async Task<HttpResponseMessage> SendRawAsync(
        HttpMethod method, string path, HttpContent? content, string? ifMatch = null, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (_antiforgery is not null)
        {
            request.Headers.Add("X-XSRF-TOKEN", _antiforgery);
        }

        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>A good answer; anything else ends the journey with what the system said.</summary>
public sealed record Answer(JsonNode? Body, string? ETag)
{
    public string Text(string name) => Body![name]!.GetValue<string>();

    public Guid Id(string name) => Guid.Parse(Text(name));

    public static async Task<Answer> ReadAsync(string request, HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? new(text.Length > 0 ? JsonNode.Parse(text) : null, response.Headers.ETag?.ToString())
            : throw new JourneyException(
                $"{request} was answered {(int)response.StatusCode}: {text}", response.StatusCode);
    }
}

/// <summary>A journey did not go as it should.</summary>
public sealed class JourneyException(string message, HttpStatusCode? status = null) : Exception(message)
{
    public HttpStatusCode? Status { get; } = status;
}
