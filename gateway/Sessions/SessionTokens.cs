using Microsoft.Extensions.Caching.Memory;

namespace ApecCard.Gateway.Sessions;

/// <summary>
/// The access tokens of the sessions this replica serves. One is asked for at a time per session, kept until a minute
/// before its end, and forgotten when the session is revoked.
/// </summary>
public sealed class SessionTokens(IMemoryCache cache, IServiceScopeFactory scopes)
{
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longestLife = TimeSpan.FromMinutes(15);

    /// <summary>The session's token; null when the session has ended.</summary>
    public async Task<string?> GetAsync(BrowserSession session, CancellationToken ct)
    {
        var asked = cache.GetOrCreate(session.Id, entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = _margin; // the answer brings its own
            return new Lazy<Task<AccessToken?>>(() => AskAsync(session));
        })!;
        var token = await asked.Value.WaitAsync(ct);
        if (token is not null && token.ProvedAt < session.ProvedAt) // another replica was told of it
        {
            cache.Remove(session.Id);
            token = await AskAsync(session).WaitAsync(ct);
        }

        return token?.Value;
    }

    public void Keep(Guid sessionId, AccessToken token)
    {
        if (!cache.TryGetValue(Revoked(sessionId), out _))
        {
            cache.Set(sessionId, new Lazy<Task<AccessToken?>>(Task.FromResult<AccessToken?>(token)), token.ExpiresAt - _margin);
        }
    }

    /// <summary>The session has ended: neither what is kept nor an answer still on its way is used again.</summary>
    public void Forget(Guid sessionId)
    {
        cache.Set(Revoked(sessionId), true, _longestLife);
        cache.Remove(sessionId);
    }

    // Not the request's own cancellation: others wait for the same answer.
    private async Task<AccessToken?> AskAsync(BrowserSession session)
    {
        AccessToken? token = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var identity = scope.ServiceProvider.GetRequiredService<IdentityClient>();
            token = await identity.FindTokenAsync(session, CancellationToken.None);
        }
        finally
        {
            cache.Remove(session.Id);
            if (token is not null)
            {
                Keep(session.Id, token);
            }
        }

        return token;
    }

    private static string Revoked(Guid sessionId) => $"revoked {sessionId}";
}
