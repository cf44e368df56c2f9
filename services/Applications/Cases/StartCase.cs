using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>The enterprise, or an agent for it, has read the notice (申办须知) and starts an application.</summary>
public static class StartCase
{
    /// <param name="Renews">
    /// The case whose card is to be renewed: in its last six months, or when it has expired.
    /// </param>
    /// <param name="CopyOf">An application that ended without a card, to start anew with what it said.</param>
    public record Request(
        [AllowedValues(true, ErrorMessage = "Read the notice and tick it first.")] bool NoticeAccepted,
        Guid? Renews = null,
        Guid? CopyOf = null);

    /// <summary>
    /// 201 with the draft; 409 <c>enterprise.not-verified</c> while no e-licence of it is known here,
    /// <c>renewal.too-early</c>, <c>renewal.no-card</c> or <c>case.action-not-available</c>; 404 when the case to
    /// renew or to copy is not the caller's.
    /// </summary>
    public static async Task<Results<Created<CaseView>, NotFound>> Handle(
        Request request, Caller caller, DraftReport report, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        _ = request.NoticeAccepted; // validated: only those who have read it come here
        var (now, enterpriseId) = (clock.GetUtcNow(), caller.EnterpriseId);
        if (!await db.Enterprises.AnyAsync(enterprise => enterprise.Id == enterpriseId, ct))
        {
            throw new RuleViolationException(
                "enterprise.not-verified",
                "The enterprise's e-licence is not confirmed here yet. Try again in a moment.");
        }

        var before = (request.Renews ?? request.CopyOf) is { } id
            ? await db.Cases.OwnedBy(caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct)
            : null;
        if (before is null && (request.Renews ?? request.CopyOf) is not null)
        {
            return TypedResults.NotFound();
        }

        var draft = before is null ? CaseFile.Start(enterpriseId, now)
            : request.Renews is not null ? before.StartRenewal(now)
            : before.StartAnew(now);
        db.Cases.Add(draft);
        db.Audit(caller.Subject, "case.started", draft.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/cases/{draft.Id}", await report.ViewAsync(draft, ct));
    }
}
