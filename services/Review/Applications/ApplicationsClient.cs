using ApecCard.ServiceDefaults;

namespace ApecCard.Review.Applications;

/// <summary>Asks the Applications service for what the internal bus does not carry.</summary>
public sealed class ApplicationsClient(HttpClient http)
{
    /// <param name="orderId">Whom to telephone about the order, instead of about the application.</param>
    public async Task<PersonalData> GetPersonalDataAsync(
        Guid caseId, ReadingPurpose purpose, CancellationToken ct, Guid? orderId = null) =>
        await http.GetFromJsonAsync<PersonalData>(
            $"/cases/{caseId}/personal-data?purpose={purpose}{(orderId is null ? "" : $"&orderId={orderId}")}",
            Json.Options, ct)
            ?? throw new InvalidOperationException($"Applications has no personal data of case {caseId}.");

    /// <summary>Where the cases in review stand, a page after a case.</summary>
    public async Task<Page<CaseStanding>> GetInReviewAsync(string? after, CancellationToken ct) =>
        (await http.GetFromJsonAsync<Page<CaseStanding>>(
            $"/cases/in-review?limit=100{(after is null ? "" : $"&after={after}")}", Json.Options, ct))!;

    /// <summary>Where these cases stand; those it does not know are left out.</summary>
    public async Task<CaseStanding[]> GetStandingsAsync(Guid[] caseIds, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync("/cases/in-review", new { caseIds }, Json.Options, ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<CaseStanding[]>(Json.Options, ct))!;
    }

    public async Task<AnswerWords> GetAnswerAsync(Guid caseId, Guid questionId, CancellationToken ct) =>
        await http.GetFromJsonAsync<AnswerWords>($"/cases/{caseId}/questions/{questionId}/answer", Json.Options, ct)
            ?? throw new InvalidOperationException($"Applications has no answer to question {questionId}.");
}

/// <summary>What an applicant answers an economy.</summary>
public sealed record AnswerWords(Guid QuestionId, string Answer)
{
    public override string ToString() => nameof(AnswerWords); // never into a log
}

/// <summary>Where Applications has a case.</summary>
public sealed record CaseStanding(
    Guid CaseId, string CaseNumber, Guid EnterpriseId, string Office, string Stage, int Round, DateTimeOffset Since,
    string[] Materials)
{
    public bool HasEnded => Stage is "Refused" or "Withdrawn" or "Lapsed";
}

/// <summary>As much of an applicant as an economy is told, and whom to telephone.</summary>
/// <param name="PreviousPassportNumber">Where the passport is another one than the economies were told of.</param>
public sealed record PersonalData(
    Guid CaseId, string CaseNumber, PersonalData.Person Applicant, PersonalData.Employer Company,
    string? PreviousPassportNumber = null)
{
    public override string ToString() => nameof(PersonalData); // never into a log

    public sealed record Person(
        string FamilyName, string GivenNames, string Sex, DateOnly DateOfBirth, PassportData Passport)
    {
        public override string ToString() => nameof(Person); // never into a log
    }

    /// <summary>Whom the office telephones.</summary>
    public sealed record Employer(string ContactName, string ContactPhone)
    {
        public override string ToString() => nameof(Employer);
    }

    public sealed record PassportData(string Number, DateOnly ExpiresOn)
    {
        public override string ToString() => nameof(PassportData);
    }
}
