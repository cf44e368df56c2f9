using System.Collections.Concurrent;
using ApecCard.ServiceDefaults;
using Microsoft.Extensions.Caching.Memory;

namespace ApecCard.Gateway.Sessions;

/// <summary>
/// The access tokens of the sessions this replica serves. One is asked for at a time per session, kept until a minute
/// before its end, and not used once the session is revoked. Only who shows the secret it was got with has it: of a
/// secret that was renewed meanwhile, as long as Identity says.
/// </summary>
public sealed class SessionTokens(IMemoryCache cache, RevokedSessions revoked, IServiceScopeFactory scopes)
{
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(1);

    // Whoever needs a token while one is asked for waits for the same answer.
    private readonly ConcurrentDictionary<Key, Lazy<Task<AccessToken?>>> _asked = [];

    private readonly record struct Key(Guid SessionId, string Secret)
    {
        public static Key Of(BrowserSession session) => new(session.Id, session.Secret);
    }

    /// <summary>The session's token; null when the session has ended.</summary>
    public async Task<string?> GetAsync(BrowserSession session, CancellationToken ct)
    {
        if (revoked.Contains(session.Id))
        {
            return null;
        }

        var token = Find(session)
            ?? await _asked.GetOrAdd(Key.Of(session), _ => new(() => AskAsync(session))).Value.WaitAsync(ct);
        return token?.Value;
    }

    public void Keep(BrowserSession session, AccessToken token)
    {
        var until = token.ExpiresAt - _margin;
        cache.Set(Key.Of(session), token, token.SecretUntil < until ? token.SecretUntil.Value : until);
    }

    /// <summary>The session goes by another secret now.</summary>
    public void Forget(BrowserSession session) => cache.Remove(Key.Of(session));

    // One that was got before its holder proved again who he is, to another replica, will not do.
    private AccessToken? Find(BrowserSession session) =>
        cache.TryGetValue(Key.Of(session), out AccessToken? kept) && !(kept!.ProvedAt < session.ProvedAt) ? kept : null;

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
                Keep(session, token);
            }

            return token;
        }
        finally
        {
            _asked.TryRemove(Key.Of(session), out _);
        }
    }
}
