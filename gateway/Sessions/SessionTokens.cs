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

    /// <summary>The session's token; null when the session has ended.</summary>
    public async Task<string?> GetAsync(BrowserSession session, CancellationToken ct)
    {
        if (revoked.Contains(session.Id))
        {
            return null;
        }

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

    public void Keep(Guid sessionId, AccessToken token) => cache.Set(
        sessionId, new Lazy<Task<AccessToken?>>(Task.FromResult<AccessToken?>(token)), token.ExpiresAt - _margin);

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
}
