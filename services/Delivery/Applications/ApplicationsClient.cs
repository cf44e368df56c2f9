using System.Text.Json.Serialization;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Applications;

/// <summary>Asks the Applications service for what the internal bus does not carry.</summary>
public sealed class ApplicationsClient(HttpClient http)
{
    /// <param name="orderId">The order that wants the card: its mailing address is its own.</param>
    public async Task<PersonalData> GetPersonalDataAsync(Guid caseId, Guid? orderId, CancellationToken ct)
    {
        var path = $"/cases/{caseId}/personal-data?purpose={ReadingPurpose.Production}"
            + (orderId is { } order ? $"&orderId={order}" : "");
        return await http.GetFromJsonAsync<PersonalData>(path, Json.Options, ct)
            ?? throw new InvalidOperationException($"Applications has no personal data of case {caseId}.");
    }
}

/// <summary>As much of an applicant as is printed on a card and written on its envelope, and who grants now.</summary>
/// <param name="CaseVersion">How much of the case is known in this answer.</param>
/// <param name="GrantedEconomies">Who has granted at this moment.</param>
/// <param name="Portrait">The photo and the image of the signature, as they were handed in.</param>
/// <param name="PersonMark">Tells whether two cards are of one person, without saying who.</param>
public sealed record PersonalData(
    PersonalData.Person Applicant,
    int CaseVersion,
    string[] GrantedEconomies,
    [property: JsonPropertyName("person")] byte[] PersonMark,
    PersonalData.Address? Mailing = null,
    FrozenFile[]? Portrait = null)
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
