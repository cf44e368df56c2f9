using ApecCard.ServiceDefaults;

namespace ApecCard.Review.Applications;

/// <summary>Asks the Applications service for what the internal bus does not carry.</summary>
public sealed class ApplicationsClient(HttpClient http)
{
    public async Task<PersonalData> GetPersonalDataAsync(Guid caseId, CancellationToken ct) =>
        await http.GetFromJsonAsync<PersonalData>($"/cases/{caseId}/personal-data", Json.Options, ct)
            ?? throw new InvalidOperationException($"Applications has no personal data of case {caseId}.");

    public async Task<AnswerWords> GetAnswerAsync(Guid caseId, Guid questionId, CancellationToken ct) =>
        await http.GetFromJsonAsync<AnswerWords>($"/cases/{caseId}/questions/{questionId}/answer", Json.Options, ct)
            ?? throw new InvalidOperationException($"Applications has no answer to question {questionId}.");
}

/// <summary>What an applicant answers an economy.</summary>
public sealed record AnswerWords(Guid QuestionId, string Answer)
{
    public override string ToString() => nameof(AnswerWords); // never into a log
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
