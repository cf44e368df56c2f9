using ApecCard.Applications.Form;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// What another of our services needs of a person at the moment of use: Review when it writes to the economies,
/// Delivery when it freezes what is printed on the card. It does not travel by message.
/// </summary>
public static class GetPersonalData
{
    public const string Action = "case.personal-data-read";

    /// <param name="CaseVersion">How much had happened to the case when this was read.</param>
    /// <param name="GrantedEconomies">Who grants at this moment: the back of a card that is made now.</param>
    /// <param name="Person">Tells whether two cards are of one person, without saying who.</param>
    /// <param name="Portrait">
    /// The photo and the image of the signature, as handed in: they are printed on the front.
    /// </param>
    /// <param name="PreviousPassportNumber">Where the passport was changed after the economies were asked.</param>
    public record PersonalData(
        Guid CaseId, string CaseNumber, string Office, Applicant Applicant, Company Company, MailingAddress? Mailing,
        int CaseVersion, string[] GrantedEconomies, byte[] Person, string? PreviousPassportNumber,
        FrozenFile[] Portrait);

    public record Applicant(
        string FamilyName, string GivenNames, string ChineseName, Sex Sex, DateOnly DateOfBirth, Passport Passport,
        string ResidentId, string Mobile, string Email);

    public record Passport(string Number, DateOnly IssuedOn, DateOnly ExpiresOn);

    /// <param name="ContactPhone">Whom the office telephones to guide.</param>
    public record Company(string Name, string Uscc, string ContactName, string ContactPhone);

    /// <summary>For services only; 404 for a draft. Every look is audited.</summary>
    /// <param name="purpose">What the service needs it for.</param>
    /// <param name="orderId">
    /// An order on the case: then whom to telephone, and where to mail, is what the order says.
    /// </param>
    public static async Task<Results<Ok<PersonalData>, NotFound>> Handle(
        Guid caseId, ReadingPurpose purpose, Guid? orderId, Caller caller, ApplicationsDb db, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().Include(c => c.Orders)
                .SingleOrDefaultAsync(c => c.Id == caseId && c.Number != null, ct) is not { } caseFile)
        {
            return TypedResults.NotFound();
        }

        var order = caseFile.Orders.SingleOrDefault(one => one.Id == orderId);
        if (orderId is not null && order is null)
        {
            return TypedResults.NotFound();
        }

        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Id == caseFile.EnterpriseId, ct);
        db.AuditReading(caller, Action, caseId.ToString(), purpose, clock.GetUtcNow());
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
            new(
                enterprise.Name,
                enterprise.Uscc,
                order?.Form.ContactName ?? caseFile.Form.Company!.ContactName!,
                order?.Form.ContactPhone ?? caseFile.Form.Company!.ContactPhone!),
            (order is null ? caseFile.Form.Handover : order.Form.Handover) is { Method: HandoverMethod.Mailing } mailing
                ? mailing.Address
                : null,
            caseFile.Version,
            caseFile.GrantedEconomies,
            caseFile.Person!,
            caseFile.PreviousPassport?.Number,
            [.. caseFile.Materials.Where(file => file.Item is "photo" or "signature")]));
    }
}
