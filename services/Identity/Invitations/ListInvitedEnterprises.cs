using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Invitations;

/// <summary>An administrator looks at the enterprises whose accounts staff opened.</summary>
public static class ListInvitedEnterprises
{
    /// <summary>All of them, the last first: those that have accepted, too.</summary>
    public static async Task<Ok<Page<InvitedEnterprise>>> Handle(
        IdentityDb db, PersonalDataProtector protector, CancellationToken ct,
        Guid? after = null, [Range(1, PageRequest.Most)] int limit = 20)
    {
        var page = new PageRequest(after, limit);
        var some = db.EnterpriseInvitations
            .Where(one => page.After == null || one.EnterpriseId < page.After)
            .OrderByDescending(one => one.EnterpriseId)
            .Take(page.Limit + 1);
        return TypedResults.Ok(page.Cut(
            await InvitedEnterprise.ReadAsync(db, protector, some, ct), one => one.EnterpriseId, one => one));
    }
}
