using System.Net;
using System.Text.Json;
using ApecCard.ServiceDefaults;

namespace ApecCard.Gateway.Sessions;

/// <summary>What the gateway asks of Identity, with its own token.</summary>
public sealed class IdentityClient(HttpClient http)
{
    /// <summary>Opens a session for who proves to be somebody; Identity's refusal is passed on as it is.</summary>
    /// <param name="proof">What shows who it is.</param>
    /// <param name="place">Where it comes from, which Identity believes nobody else.</param>
    /// <param name="ct">Cancelled when the caller goes.</param>
    public async Task<OpenedSession> OpenSessionAsync(JsonElement proof, CallerPlace place, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sessions")
        {
            Content = JsonContent.Create(proof, options: Json.Options),
        };
        place.WriteTo(request.Headers);
        using var answer = await http.SendAsync(request, ct);
        await PassOnRefusalAsync(answer, ct);
        return (await answer.Content.ReadFromJsonAsync<OpenedSession>(Json.Options, ct))!;
    }

    /// <summary>
    /// Somebody who is signed in proves again who he is; the session's new secret, and a token that says so. Identity's
    /// refusal is passed on.
    /// </summary>
    public async Task<Proved> ProveAgainAsync(
        BrowserSession session, string? code, string? password, CallerPlace place, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/sessions/{session.Id}/proof")
        {
            Content = JsonContent.Create(new { sessionSecret = session.Secret, code, password }, options: Json.Options),
        };
        place.WriteTo(request.Headers);
        using var answer = await http.SendAsync(request, ct);
        await PassOnRefusalAsync(answer, ct);
        return (await answer.Content.ReadFromJsonAsync<Proved>(Json.Options, ct))!;
    }

    /// <summary>An access token of the session; null when the session has ended.</summary>
    public async Task<AccessToken?> FindTokenAsync(BrowserSession session, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync(
            $"/sessions/{session.Id}/access-token", new { sessionSecret = session.Secret }, Json.Options, ct);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<AccessToken>(Json.Options, ct);
    }

    /// <summary>Somebody did something with these sessions just now.</summary>
    public async Task NoteUseAsync(IReadOnlyList<Guid> sessionIds, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync("/sessions/used", new { sessionIds }, Json.Options, ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ends the session; it may have ended already.</summary>
    public async Task EndSessionAsync(BrowserSession session, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/sessions/{session.Id}")
        {
            Content = JsonContent.Create(new { sessionSecret = session.Secret }, options: Json.Options),
        };
        using var answer = await http.SendAsync(request, ct);
        if (answer.StatusCode is not HttpStatusCode.NotFound)
        {
            answer.EnsureSuccessStatusCode();
        }
    }

    private static async Task PassOnRefusalAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
        {
            answer.EnsureSuccessStatusCode(); // no refusal: Identity is not well
        }

        if (!answer.IsSuccessStatusCode)
        {
            var problem = await answer.Content.ReadFromJsonAsync<Problem>(Json.Options, ct);
            var refusal = new ProblemException(
                (int)answer.StatusCode, problem!.Code, problem.Detail ?? "Identity refused the sign-in.")
            {
                IsPassedOn = true,
            };
            if (problem.Errors is { } errors)
            {
                refusal.Extensions["errors"] = errors;
            }

            if (problem.Ticket is { } ticket) // with which one-time codes are set up
            {
                refusal.Extensions["ticket"] = ticket;
            }

            if (problem.CodeRequestId is { } codeRequestId) // with which the mailed code is sent
            {
                refusal.Extensions["codeRequestId"] = codeRequestId;
            }

            throw refusal;
        }
    }

    private sealed record Problem(string Code, string? Detail, JsonElement? Errors, string? Ticket, Guid? CodeRequestId);
}

/// <summary>A session as Identity opened it.</summary>
public sealed record OpenedSession(
    Guid SessionId, string SessionSecret, string AccessToken, DateTimeOffset ExpiresAt, DateTimeOffset? ProvedAt,
    JsonElement Account, int? IdleSeconds = null, string? KnownDevice = null);

/// <summary>A fresh proof: the session goes by another secret now, and a token says when it was.</summary>
public sealed record Proved(
    string SessionSecret, string AccessToken, DateTimeOffset ExpiresAt, DateTimeOffset ProvedAt);

/// <summary>A bearer token, the moment it ends, and when its holder last proved who he is.</summary>
/// <param name="Value">The token.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="ProvedAt">When its holder last proved who he is.</param>
/// <param name="SecretUntil">When the secret ends that it was got with, if the session goes by another now.</param>
public sealed record AccessToken(
    [property: System.Text.Json.Serialization.JsonPropertyName("accessToken")] string Value, DateTimeOffset ExpiresAt,
    DateTimeOffset? ProvedAt = null, DateTimeOffset? SecretUntil = null);
