using ApecCard.Review.Applications;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// What every economy that was asked is told when the applicant has another passport: what it has granted carries over,
/// unless it says otherwise. Nowhere kept.
/// </summary>
public sealed record PassportChangeNotice(
    Guid CaseId, Guid RequestId, string Economy, string PassportNumber, DateOnly PassportExpiresOn,
    string PreviousPassportNumber) : IToEconomy
{
    public override string ToString() => nameof(PassportChangeNotice); // never into a log

    /// <summary>The same change, which an order brought about, has the same id however often it is sent.</summary>
    public static CloudEvent<PassportChangeNotice> Of(
        string caseNumber, PreClearance request, Guid orderId, PersonalData.PassportData passport, string previous,
        DateTimeOffset changedAt) => new(
        "1.0",
        $"{request.Id}/passport-changed/{orderId}",
        "apeccard/review",
        CloudEvents.PassportChanged,
        new(request.CaseId, request.Id, request.Economy, passport.Number, passport.ExpiresOn, previous),
        caseNumber,
        changedAt,
        "application/json");
}
