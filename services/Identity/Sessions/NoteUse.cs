using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Sessions;

/// <summary>The gateway says now and then which browsers' sessions somebody did something with: not once per request.</summary>
public static class NoteUse
{
    public record Request([Required, MaxLength(1000)] IReadOnlyList<Guid> SessionIds);

    /// <summary>They were used just now; those that have ended, or that nobody knows, are passed over.</summary>
    public static async Task<NoContent> Handle(Request request, IdentityDb db, CancellationToken ct)
    {
        var (ids, now) = (request.SessionIds, TimeProvider.System.GetUtcNow());
        await db.Sessions.Where(session => ids.Contains(session.Id) && session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastUsedAt, now), ct);
        return TypedResults.NoContent();
    }
}
