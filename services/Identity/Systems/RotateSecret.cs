using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Systems;

/// <summary>The administrator gives a system a new secret; the one before stays good for a while.</summary>
public static class RotateSecret
{
    /// <param name="Secret">Said only here: hand it to the system's people.</param>
    /// <param name="PreviousUntil">Until when the one before is good over HTTP.</param>
    public record Response(string Name, string Secret, DateTimeOffset PreviousUntil);

    /// <summary>
    /// A new secret. An economy's is the password of its broker user as well: connections that are open stay so, a new
    /// one needs the new password. 404: no such system.
    /// </summary>
    public static async Task<Results<Created<Response>, NotFound>> Handle(
        string name, Caller caller, HttpResponse response, SystemSecrets secrets, IServiceProvider services,
        IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Systems.FromSql($"""select * from "Systems" where "Name" = {name} for update""")
            .SingleOrDefaultAsync(ct) is not { } system)
        {
            return TypedResults.NotFound();
        }

        var secret = Secret.New();
        system.Rotate(secret, secrets.Overlap, TimeProvider.System.GetUtcNow());
        db.Audit(caller.Subject, "system.secret-rotated", name, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        services.GetService<BrokerProvisioning>()?.LookNow();
        response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/systems/{name}", new Response(name, secret, system.PreviousUntil!.Value));
    }
}
