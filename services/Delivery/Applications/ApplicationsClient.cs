using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Applications;

/// <summary>Asks the Applications service for what the internal bus does not carry.</summary>
public sealed class ApplicationsClient(HttpClient http)
{
    public async Task<PersonalData> GetPersonalDataAsync(Guid caseId, CancellationToken ct) =>
        await http.GetFromJsonAsync<PersonalData>($"/cases/{caseId}/personal-data", Json.Options, ct)
            ?? throw new InvalidOperationException($"Applications has no personal data of case {caseId}.");
}

/// <summary>As much of an applicant as is printed on a card and written on its envelope.</summary>
public sealed record PersonalData(PersonalData.Person Applicant, PersonalData.Address? Mailing = null)
{
    public sealed record Person(
        string FamilyName,
        string GivenNames,
        string? ChineseName,
        string Sex,
        DateOnly DateOfBirth,
        PassportData Passport)
    {
        public override string ToString() => nameof(Person); // never into a log
    }

    public sealed record PassportData(string Number, DateOnly ExpiresOn)
    {
        public override string ToString() => nameof(PassportData);
    }

    public sealed record Address(
        string Recipient, string Phone, string Province, string City, string Street, string? Postcode)
    {
        public override string ToString() => nameof(Address);
    }
}
