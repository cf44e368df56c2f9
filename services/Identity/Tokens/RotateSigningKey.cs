using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tokens;

/// <summary>Operators see the keys that sign access tokens, and have a new one made before the schedule does.</summary>
public static class RotateSigningKey
{
    /// <param name="Kid">The key's name in tokens.</param>
    /// <param name="CreatedAt">Published since.</param>
    /// <param name="SignsFrom">When it begins to sign.</param>
    /// <param name="EndsAt">When its last token will have ended and it goes; null for the newest.</param>
    public record Response(string Kid, DateTimeOffset CreatedAt, DateTimeOffset SignsFrom, DateTimeOffset? EndsAt);

    /// <summary>
    /// Makes the next key: published at once, signing some minutes later. 409 signing-key.coming: one is on its way.
    /// </summary>
    public static async Task<Created<Response>> Handle(
        Caller caller, SigningKeys keys, TimeProvider clock, CancellationToken ct) =>
        await keys.RotateAsync(caller.Subject, clock.GetUtcNow(), ct) is { } made
            ? TypedResults.Created("/signing-keys", new Response(made.Kid, made.CreatedAt, made.SignsFrom, EndsAt: null))
            : throw new RuleViolationException("signing-key.coming", "The next key is published and will sign shortly.");

    /// <summary>The keys that are published, the newest first.</summary>
    public static async Task<Ok<List<Response>>> List(IdentityDb db, CancellationToken ct)
    {
        var keys = await db.SigningKeys.AsNoTracking().OrderByDescending(key => key.SignsFrom).ToListAsync(ct);
        return TypedResults.Ok(keys.ConvertAll(key =>
            new Response(key.Kid, key.CreatedAt, key.SignsFrom, KeyRotation.EndsAt(key, keys))));
    }
}
