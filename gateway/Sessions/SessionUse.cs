using System.Collections.Concurrent;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Gateway.Sessions;

/// <summary>
/// Which sessions somebody did something with: a call that changes something, or a sign of life from the portal, which
/// a page that only looks again by itself is not. Identity is told every ten seconds, of all of them at once.
/// </summary>
public sealed class SessionUse(IServiceScopeFactory scopes, ILogger<SessionUse> logger)
    : Rounds(TimeSpan.FromSeconds(10), logger)
{
    private const int MostAtOnce = 1000;

    private readonly ConcurrentDictionary<Guid, bool> _used = [];

    public void Note(BrowserSession session) => _used.TryAdd(session.Id, true);

    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        var some = _used.Keys.Take(MostAtOnce).ToArray();
        if (some.Length == 0)
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IdentityClient>().NoteUseAsync(some, ct);
        foreach (var session in some)
        {
            _used.TryRemove(session, out _);
        }

        return true;
    }
}

/// <summary>The portal says that somebody is there: at most once a minute, while the mouse or the keys are used.</summary>
public static class SignOfLife
{
    public static async Task<NoContent> Handle(IAntiforgery antiforgery, SessionUse use, HttpContext http)
    {
        if (BrowserSession.Of(http.User) is { } session)
        {
            await antiforgery.RequireValidAsync(http);
            use.Note(session);
        }

        return TypedResults.NoContent();
    }
}
