using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Review.Officers;

/// <summary>
/// An officer is away until a time, or back (null): meanwhile colleagues may take over what they had claimed.
/// </summary>
public static class SetAway
{
    public record Request(DateTimeOffset? Until);

    /// <summary>204; 400 for a time that has passed.</summary>
    public static async Task<NoContent> Handle(
        Request request, Caller caller, ReviewDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (request.Until <= now)
        {
            throw new InvalidInputException("until", "time.passed", "This time has passed.");
        }

        (await db.AtDeskAsync(caller, now, ct)).BeAway(request.Until?.ToUniversalTime());
        db.Audit(caller.Subject, "officer.away", caller.Subject, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
