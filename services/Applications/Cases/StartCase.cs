using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>The enterprise, or an agent for it, has read the notice (申办须知) and starts an application.</summary>
public static class StartCase
{
    public record Request([AllowedValues(true, ErrorMessage = "Read the notice and tick it first.")] bool NoticeAccepted);

    /// <summary>201 with the draft; 409 <c>enterprise.not-verified</c> while no e-licence of it is known here.</summary>
    public static async Task<Created<CaseView>> Handle(
        Request request, Caller caller, DraftReport report, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        _ = request.NoticeAccepted; // validated: only those who have read it come here
        var enterpriseId = caller.EnterpriseId;
        if (!await db.Enterprises.AnyAsync(enterprise => enterprise.Id == enterpriseId, ct))
        {
            throw new RuleViolationException(
                "enterprise.not-verified", "The enterprise's e-licence is not confirmed here yet. Try again in a moment.");
        }

        var now = clock.GetUtcNow();
        var draft = CaseFile.Start(enterpriseId, now);
        db.Cases.Add(draft);
        db.Audit(caller.Subject, "case.started", draft.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/cases/{draft.Id}", await report.ViewAsync(draft, ct));
    }
}
