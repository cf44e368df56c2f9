using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Systems;

/// <summary>A subscriber looks at its own registration.</summary>
public static class GetSubscription
{
    /// <summary>A subscriber sees what it was registered for.</summary>
    public static async Task<Results<Ok<SystemView>, NotFound>> Handle(
        Caller caller, IdentityDb db, CancellationToken ct) =>
        await db.Systems.AsNoTracking().SingleOrDefaultAsync(one => one.Name == caller.Subject, ct) is { } own
            ? TypedResults.Ok(SystemView.Of(own, TimeProvider.System.GetUtcNow()))
            : TypedResults.NotFound();
}
