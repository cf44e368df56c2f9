using ApecCard.ServiceDefaults;

namespace ApecCard.Review.Applications;

/// <summary>Asks the Applications service for what the internal bus does not carry.</summary>
public sealed class ApplicationsClient(HttpClient http)
{
    public async Task<PersonalData> GetPersonalDataAsync(Guid caseId, CancellationToken ct) =>
        await http.GetFromJsonAsync<PersonalData>($"/cases/{caseId}/personal-data", Json.Options, ct)
            ?? throw new InvalidOperationException($"Applications has no personal data of case {caseId}.");
}

/// <summary>As much of an applicant as an economy is told.</summary>
public sealed record PersonalData(Guid CaseId, string CaseNumber, PersonalData.Person Applicant)
{
    public sealed record Person(
        string FamilyName, string GivenNames, string Sex, DateOnly DateOfBirth, PassportData Passport)
    {
        public override string ToString() => nameof(Person); // never into a log
    }

    public sealed record PassportData(string Number, DateOnly ExpiresOn)
    {
        public override string ToString() => nameof(PassportData);
    }
}
