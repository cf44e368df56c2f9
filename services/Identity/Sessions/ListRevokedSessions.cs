using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Sessions;

/// <summary>Which sessions ended lately, for a replica that the broker could not tell: for every service of ours.</summary>
public static class ListRevokedSessions
{
    public record Response(IReadOnlyList<Guid> SessionIds);

    /// <summary>Those of the last quarter of an hour, longer than any access token lives.</summary>
    public static async Task<Ok<Response>> Handle(IdentityDb db, CancellationToken ct) =>
        TypedResults.Ok(new Response(await db.EndedSessionsAsync(ct)));

    /// <summary>Identity is a service like the others, and finds them itself.</summary>
    internal sealed class FromDatabase(IServiceScopeFactory scopes) : IKnowRevocations
    {
        public async Task<IReadOnlyList<Guid>> ListAsync(CancellationToken ct)
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IdentityDb>().EndedSessionsAsync(ct);
        }
    }

    private static Task<List<Guid>> EndedSessionsAsync(this IdentityDb db, CancellationToken ct)
    {
        var since = TimeProvider.System.GetUtcNow() - RevokedSessions.Kept;
        return db.Sessions.Where(session => session.EndedAt > since).Select(session => session.Id).ToListAsync(ct);
    }
}
