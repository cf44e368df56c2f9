using ApecCard.Identity.Apps;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Sessions;

/// <summary>Where am I signed in?</summary>
public static class ListMySessions
{
    public record Response(IReadOnlyList<SessionView> Items);

    /// <summary>The caller's open sessions, the last used first.</summary>
    public static async Task<Ok<Response>> Handle(
        Caller caller, RegisteredApps apps, IdentityDb db, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var sessions = await db.OpenSessionsOf(caller).AsNoTracking().ToListAsync(ct);
        return TypedResults.Ok(new Response(
        [
            .. sessions.Where(session => session.IsOpen(now)).OrderByDescending(session => session.LastUsedAt)
                .Select(session => SessionView.Of(session, apps.Find(session.AppId), isThis: session.Id == caller.SessionId)),
        ]));
    }

    /// <summary>What is not ended of the caller's sessions; a system has none.</summary>
    internal static IQueryable<Session> OpenSessionsOf(this IdentityDb db, Caller caller)
    {
        var account = Guid.TryParse(caller.Subject, out var id) ? id : Guid.Empty;
        return db.Sessions.Where(session => session.AccountId == account && session.EndedAt == null);
    }
}

/// <param name="Id">Its name.</param>
/// <param name="Kind">A browser's, or held by an app itself.</param>
/// <param name="App">The app that holds it, while it is registered.</param>
/// <param name="Device">What it was opened with, in two words.</param>
/// <param name="Address">The first half of the address it was opened from.</param>
/// <param name="OpenedAt">When somebody signed in.</param>
/// <param name="LastUsedAt">When it was last used, to about a minute.</param>
/// <param name="IsThis">Whether it is the one that asks.</param>
public sealed record SessionView(
    Guid Id, SessionKind Kind, AppView? App, string? Device, string? Address, DateTimeOffset OpenedAt,
    DateTimeOffset LastUsedAt, bool IsThis)
{
    public static SessionView Of(Session session, RegisteredApp? app, bool isThis) => new(
        session.Id, session.Kind, app is null ? null : AppView.Of(app), session.Device, session.Address,
        session.OpenedAt, session.LastUsedAt, isThis);
}
