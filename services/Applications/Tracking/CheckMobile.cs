using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tracking;

/// <summary>
/// That this mobile is the applicant's own: a code came to it, and back, while the case was open to its applicant by a
/// code from the e-mail. Only then may codes be asked for by text message alone; another mobile in the form is to be
/// checked anew.
/// </summary>
/// <param name="CaseId">Whose.</param>
/// <param name="NumberHash">Keyed, of the number.</param>
/// <param name="CheckedAt">When.</param>
public sealed record CheckedMobile(Guid CaseId, byte[] NumberHash, DateTimeOffset CheckedAt);

/// <summary>An applicant who looks at the own case wants codes as text messages from now on: the first one is sent.</summary>
public static class CheckMobile
{
    /// <summary>
    /// 202 with what to send the code with to POST /tracking/sessions, which notes that the mobile is right; nothing is
    /// sent after the third code in 15 minutes. 401 <c>tracking.session-ended</c>.
    /// </summary>
    /// <param name="token">As POST /tracking/sessions gave it; or Authorization: Tracking and the token.</param>
    public static async Task<Accepted<RequestCode.Response>> Handle(
        [FromHeader(Name = "X-Tracking-Token")] string? token,
        [FromHeader(Name = "Authorization")] string? authorization,
        ApplicationsDb db, CancellationToken ct)
    {
        var caseFile = await db.GetTrackedCaseAsync(token, authorization, ct);
        var asked = TrackingCode.ToCheckMobile(caseFile.Number!, TimeProvider.System.GetUtcNow());
        return TypedResults.Accepted((string?)null, await RequestCode.AskAsync(asked, db, ct));
    }

    /// <summary>Whether a code may go to the form's mobile by itself.</summary>
    public static async Task<bool> IsCheckedAsync(
        this ApplicationsDb db, CaseFile caseFile, TrackingSecrets secrets, CancellationToken ct) =>
        caseFile.Form.Applicant?.Mobile is { } mobile
        && secrets.HashOf(caseFile.Id, mobile) is var hash
        && await db.CheckedMobiles.AnyAsync(one => one.CaseId == caseFile.Id && one.NumberHash == hash, ct);

    /// <summary>The code that was sent to it came back.</summary>
    public static async Task NoteCheckedAsync(
        this ApplicationsDb db, Guid caseId, TrackingSecrets secrets, DateTimeOffset now, CancellationToken ct)
    {
        var caseFile = await db.Cases.AsNoTracking().SingleAsync(one => one.Id == caseId, ct);
        var hash = secrets.HashOf(caseId, caseFile.Form.Applicant!.Mobile!);
        await db.CheckedMobiles.Where(one => one.CaseId == caseId).ExecuteDeleteAsync(ct);
        db.CheckedMobiles.Add(new(caseId, hash, now));
        db.Audit(Roles.Applicant, "tracking.mobile-checked", $"{caseId}", now);
    }
}
