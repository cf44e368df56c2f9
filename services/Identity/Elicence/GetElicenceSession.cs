using ApecCard.Identity.Enterprises;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Elicence;

/// <summary>The browser that shows the QR code asks whether it was scanned.</summary>
public static class GetElicenceSession
{
    /// <param name="State">Where it stands.</param>
    /// <param name="Company">What the licence says, once scanned.</param>
    public record Response(ElicenceState State, LicenceFacts? Company);

    /// <summary>The session's state. 404: unknown, or another browser's.</summary>
    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid sessionId, [FromHeader(Name = "X-Browser-Secret")] string? browserSecret,
        IdentityDb db, CancellationToken ct)
    {
        if (await db.ElicenceSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, ct) is not { } session
            || !Secret.Matches(browserSecret, session.BrowserSecretHash))
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(new Response(session.StateAt(TimeProvider.System.GetUtcNow()), session.Facts));
    }
}
