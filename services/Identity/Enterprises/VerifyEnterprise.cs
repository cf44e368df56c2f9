using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Elicence;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Enterprises;

/// <summary>The company scans its e-licence again: the only way to change the three facts.</summary>
public static class VerifyEnterprise
{
    /// <param name="ElicenceSessionId">A scanned session opened for Refresh.</param>
    /// <param name="BrowserSecret">What only the browser that opened the session knows.</param>
    public record Request(Guid ElicenceSessionId, [Required, MaxLength(100)] string BrowserSecret);

    /// <summary>
    /// Takes over what the licence says now. 404: no such session in this browser; 409: not scanned yet, used,
    /// expired or another company's licence (elicence.*).
    /// </summary>
    public static async Task<Results<Ok<EnterpriseView>, NotFound>> Handle(
        Request request, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockElicenceSessionAsync(request.ElicenceSessionId, request.BrowserSecret, ct) is not { } session
            || await db.Enterprises.FindAsync([caller.EnterpriseId], ct) is not { } enterprise)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var facts = session.Use(ElicencePurpose.Refresh, TimeProvider.System.GetUtcNow());
        db.Publish(enterprise.Verify(facts, now));
        db.Audit(caller.Subject, "enterprise.verified", subject: $"{enterprise.Id}", now, reason: null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(EnterpriseView.Of(enterprise));
    }
}
