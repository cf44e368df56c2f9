using ApecCard.Applications.Cases;
using ApecCard.Applications.Documents;
using ApecCard.Applications.Form;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tracking;

/// <summary>
/// What is kept of the applicant, and who has read it, to look at and to take along (PIPL, articles 44 and 45).
/// </summary>
public static class GetOwnData
{
    /// <param name="Enterprise">The company that applied, with what it wrote of the applicant.</param>
    /// <param name="ToldEconomies">Who was sent names, date of birth and passport.</param>
    /// <param name="ConsentGivenAt">When the applicant agreed to that.</param>
    /// <param name="Readings">Who was shown numbers, telephones and addresses, the last one first.</param>
    /// <param name="FileReadings">Who opened what was handed in, the last one first.</param>
    public record Response(
        string CaseNumber, string Enterprise, ApplicantSection Applicant, MailingAddress? Mailing, string[] ToldEconomies,
        DateTimeOffset? ConsentGivenAt, string? CardNumber, DateOnly? CardExpiresOn, Reading[] Readings,
        FileReading[] FileReadings);

    /// <summary>200; 401 <c>tracking.session-ended</c>. Every look is audited.</summary>
    /// <param name="token">As POST /tracking/sessions gave it; or Authorization: Tracking and the token.</param>
    public static async Task<Ok<Response>> Handle(
        [FromHeader(Name = "X-Tracking-Token")] string? token,
        [FromHeader(Name = "Authorization")] string? authorization,
        HttpResponse response, ApplicationsDb db, DocumentsClient documents, TimeProvider clock, CancellationToken ct)
    {
        var caseFile = await db.GetTrackedCaseAsync(token, authorization, ct);
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(one => one.Id == caseFile.EnterpriseId, ct);
        var consent = await db.Consents.AsNoTracking().SingleOrDefaultAsync(one => one.CaseId == caseFile.Id, ct);
        var files = await documents.GetReadingsAsync(caseFile.Id, ct);
        db.Audit(Roles.Applicant, "tracking.own-data-read", $"{caseFile.Id}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(
            caseFile.Number!, enterprise.Name, caseFile.Form.Applicant!, caseFile.Form.Handover?.Address,
            caseFile.AskedEconomies, consent?.GivenAt, caseFile.CardNumber, caseFile.CardExpiresOn,
            await db.GetReadingsAsync(caseFile.Id, ct), files));
    }
}
