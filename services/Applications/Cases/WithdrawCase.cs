using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Applications.Cases;

/// <summary>
/// The enterprise takes its application back before the ministry has passed it; what was paid is refunded.
/// </summary>
public static class WithdrawCase
{
    public record Request([MaxLength(500)] string? Reason);

    /// <summary>
    /// 200 with the case; 409 <c>case.action-not-available</c> when it is too late, or there is nothing to withdraw.
    /// </summary>
    public static async Task<Results<Ok<CaseView>, NotFound>> Handle(
        Guid caseId, Request request, [FromHeader(Name = "If-Match")] string? ifMatch,
        Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (await db.FindOwnForUpdateAsync(caseId, caller, ct) is not { } caseFile)
        {
            return TypedResults.NotFound();
        }

        caseFile.MustBe(ifMatch);
        var now = clock.GetUtcNow();
        db.Publish(caseFile.Withdraw(request.Reason, now));
        db.Audit(caller.Subject, "case.withdrawn", caseId.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(CaseView.Of(caseFile, problems: [], now));
    }
}
