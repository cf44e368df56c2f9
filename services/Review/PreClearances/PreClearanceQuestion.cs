using ApecCard.Review.Applications;

namespace ApecCard.Review.PreClearances;

/// <summary>What one economy is asked, with the personal data it needs to decide; nowhere kept.</summary>
public sealed record PreClearanceQuestion(
    Guid CaseId, Guid RequestId, string Economy, PreClearanceQuestion.Person Applicant) : IToEconomy
{
    /// <param name="Sex">M or F.</param>
    /// <param name="Nationality">ISO 3166 alpha-3.</param>
    public sealed record Person(
        string FamilyName,
        string GivenNames,
        string Sex,
        DateOnly DateOfBirth,
        string PassportNumber,
        DateOnly PassportExpiresOn,
        string Nationality)
    {
        public override string ToString() => nameof(Person); // never into a log
    }

    /// <summary>The same request has the same id however often it is sent: the economy can tell a repetition.</summary>
    public static CloudEvent<PreClearanceQuestion> Of(
        string caseNumber, PreClearance request, PersonalData.Person applicant) => new(
        "1.0",
        request.Id.ToString(),
        "apeccard/review",
        CloudEvents.PreClearanceRequested,
        new(request.CaseId, request.Id, request.Economy, new(
            applicant.FamilyName,
            applicant.GivenNames,
            applicant.Sex,
            applicant.DateOfBirth,
            applicant.Passport.Number,
            applicant.Passport.ExpiresOn,
            "CHN")),
        caseNumber,
        request.RequestedAt,
        "application/json");
}
