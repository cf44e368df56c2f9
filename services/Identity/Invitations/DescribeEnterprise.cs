using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Invitations;

/// <summary>
/// An enterprise that cannot scan an e-licence has another name or representative, and calls: an administrator types
/// what its papers say now.
/// </summary>
public static class DescribeEnterprise
{
    /// <param name="Name">Registered name.</param>
    /// <param name="LegalRepresentative">Name of the legal representative.</param>
    /// <param name="CallNote">Who called from which number, which papers were seen.</param>
    public record Request(
        [Required, MaxLength(200)] string Name,
        [Required, MaxLength(100)] string LegalRepresentative,
        [Required, MaxLength(1000)] string CallNote);

    /// <summary>
    /// Takes over the facts. 404: not opened by staff; 409 enterprise.has-licence: it has scanned one since.
    /// </summary>
    public static async Task<Results<Ok<InvitedEnterprise>, NotFound>> Handle(
        Guid enterpriseId, Request request, Caller caller, IdentityDb db, PersonalDataProtector protector,
        TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockInvitationAsync(enterpriseId, ct) is not var (invitation, enterprise, _))
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        enterprise.Describe(new(request.Name, enterprise.Uscc, request.LegalRepresentative), now);
        invitation.ProtectedNote = protector.Protect(request.CallNote);
        if (enterprise.RegisteredAt is not null)
        {
            db.Publish(enterprise.Register(now));
        }

        db.Audit(caller.Subject, "enterprise.described", $"{enterpriseId}", now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await InvitedEnterprise.ReadAsync(db, protector, enterpriseId, ct));
    }
}
