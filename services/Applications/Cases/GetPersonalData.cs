using ApecCard.Applications.Form;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// What another of our services needs of a person at the moment of use: Review when it writes to the economies, Delivery
/// when it freezes what is printed on the card. It does not travel by message.
/// </summary>
public static class GetPersonalData
{
    public record PersonalData(
        Guid CaseId, string CaseNumber, string Office, Applicant Applicant, Company Company, MailingAddress? Mailing);

    public record Applicant(
        string FamilyName, string GivenNames, string ChineseName, Sex Sex, DateOnly DateOfBirth, Passport Passport,
        string ResidentId, string Mobile, string Email);

    public record Passport(string Number, DateOnly IssuedOn, DateOnly ExpiresOn);

    /// <param name="ContactPhone">Whom the office telephones to guide.</param>
    public record Company(string Name, string Uscc, string ContactName, string ContactPhone);

    /// <summary>For services only; 404 for a draft. Every look is audited.</summary>
    public static async Task<Results<Ok<PersonalData>, NotFound>> Handle(
        Guid caseId, Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId && c.Number != null, ct) is not { } caseFile)
        {
            return TypedResults.NotFound();
        }

        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Id == caseFile.EnterpriseId, ct);
        db.Audit(caller.Subject, "case.personal-data-read", caseId.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        // The form was complete when it was submitted.
        var (applicant, passport) = (caseFile.Form.Applicant!, caseFile.Form.Applicant!.Passport!);
        return TypedResults.Ok(new PersonalData(
            caseFile.Id,
            caseFile.Number!,
            caseFile.Office!,
            new(
                applicant.FamilyName!,
                applicant.GivenNames!,
                applicant.ChineseName!,
                applicant.Sex!.Value,
                applicant.DateOfBirth!.Value,
                new(passport.Number!, passport.IssuedOn!.Value, passport.ExpiresOn!.Value),
                applicant.ResidentId!,
                applicant.Mobile!,
                applicant.Email!),
            new(enterprise.Name, enterprise.Uscc, caseFile.Form.Company!.ContactName!, caseFile.Form.Company.ContactPhone!),
            caseFile.Form.Handover is { Method: HandoverMethod.Mailing } mailing ? mailing.Address : null));
    }
}
