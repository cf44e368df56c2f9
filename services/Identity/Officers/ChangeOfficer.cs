using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Sessions;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Officers;

/// <summary>An administrator gives an officer another name, role or office, or mends what was typed wrong.</summary>
public static class ChangeOfficer
{
    /// <param name="Name">The officer's name.</param>
    /// <param name="Role">What the officer decides.</param>
    /// <param name="Office">Of reviewing officers and service point clerks: the office.</param>
    public record Request(
        [Required, MaxLength(100)] string Name,
        [Required, MaxLength(40)] string Role,
        [MaxLength(40), RegularExpression("[a-z][a-z0-9-]*")] string? Office);

    /// <summary>
    /// With another role or office all of the officer's sessions end. 404: not an officer; 409 officer.self,
    /// officer.last-administrator.
    /// </summary>
    public static async Task<Results<Ok<OfficerView>, NotFound>> Handle(
        Guid officerId, Request request, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        OfficerRoles.Check(request.Role, request.Office);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockOfficerAsync(officerId, ct) is not { } officer)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        if ((officer.Role, officer.Office) != (request.Role, request.Office))
        {
            await db.MustLeaveAnAdministratorAsync(officer, caller, ct);
            (officer.Role, officer.Office) = (request.Role, request.Office);
            db.Audit(
                caller.Subject, "officer.role-changed", $"{officerId}", now,
                AddOfficer.Role(request.Role, request.Office));
            await db.EndAllAsync(officerId, SessionEnd.RoleChanged, caller.Subject, now, ct);
        }

        if (officer.Name != request.Name)
        {
            officer.Name = request.Name;
            db.Audit(caller.Subject, "officer.renamed", $"{officerId}", now);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await OfficerView.ReadAsync(db, officerId, ct));
    }
}
