using System.Collections.Concurrent;
using ApecCard.ServiceDefaults;
using Microsoft.Extensions.Caching.Memory;

namespace ApecCard.Gateway.Sessions;

/// <summary>
/// The access tokens of the sessions this replica serves. One is asked for at a time per session, kept until a minute
/// before its end, and not used once the session is revoked.
/// </summary>
public sealed class SessionTokens(IMemoryCache cache, RevokedSessions revoked, IServiceScopeFactory scopes)
{
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(1);

    // Whoever needs a token while one is asked for waits for the same answer.
    private readonly ConcurrentDictionary<Guid, Lazy<Task<AccessToken?>>> _asked = [];

    /// <summary>The session's token; null when the session has ended.</summary>
    public async Task<string?> GetAsync(BrowserSession session, CancellationToken ct)
    {
        if (revoked.Contains(session.Id))
        {
            return null;
        }

        var token = Find(session)
            ?? await _asked.GetOrAdd(session.Id, _ => new(() => AskAsync(session))).Value.WaitAsync(ct);
        return token?.Value;
    }

    public void Keep(Guid sessionId, AccessToken token) => cache.Set(sessionId, token, token.ExpiresAt - _margin);

    // One that was got before its holder proved again who he is, to another replica, will not do.
    private AccessToken? Find(BrowserSession session) =>
        cache.TryGetValue(session.Id, out AccessToken? kept) && !(kept!.ProvedAt < session.ProvedAt) ? kept : null;

    // Not the request's own cancellation: others wait, too. Looks once more, for an answer that has just come.
    private async Task<AccessToken?> AskAsync(BrowserSession session)
    {
        try
        {
            if (Find(session) is { } kept)
            {
                return kept;
            }

            await using var scope = scopes.CreateAsyncScope();
            var identity = scope.ServiceProvider.GetRequiredService<IdentityClient>();
            var token = await identity.FindTokenAsync(session, CancellationToken.None);
            if (token is not null)
            {
                Keep(session.Id, token);
            }

            return token;
        }
        finally
        {
            _asked.TryRemove(session.Id, out _);
        }
    }
}
