using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Cases;

[Collection(nameof(TheService))]
public class GetPersonalDataTests(ApplicationsService service)
{
    [Fact]
    public async Task A_service_gets_what_the_form_says_and_the_look_is_audited()
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);

        var data = await service.As(Roles.Service, subject: "review")
            .GetFromJsonAsync<GetPersonalData.PersonalData>(Of(caseFile), Json.Options);

        var applicant = caseFile.Form.Applicant!;
        Assert.Equal(
            (applicant.FamilyName, applicant.GivenNames, applicant.Sex, applicant.DateOfBirth,
                applicant.Passport!.Number),
            (data!.Applicant.FamilyName, data.Applicant.GivenNames, data.Applicant.Sex, data.Applicant.DateOfBirth,
                data.Applicant.Passport.Number));
        Assert.Equal(("91350100M000100Y43", "shanghai", Forms.Address()),
            (data.Company.Uscc, data.Office, data.Mailing));
        await using var db = service.OpenDatabase();
        Assert.True(await db.AuditEntries.AnyAsync(
            e => e.Actor == "review" && e.Action == "case.personal-data-read" && e.Subject == caseFile.Id.ToString()));
    }

    [Fact]
    public async Task A_card_that_is_collected_has_no_mailing_address()
    {
        var caseFile = await service.ACase(c =>
        {
            var form = Forms.Complete(handover: HandoverMethod.Collection); // after another choice was tried
            c.SaveForm(form with { Handover = form.Handover! with { Address = Forms.Address() } }, Stories.Today);
            c.Submit($"APEC{Guid.NewGuid().ToString("N")[..14]}", [1], 1, [], Stories.Today);
        });
        var data = await service.As(Roles.Service)
            .GetFromJsonAsync<GetPersonalData.PersonalData>(Of(caseFile), Json.Options);
        Assert.Null(data!.Mailing);
    }

    [Fact]
    public async Task A_draft_is_not_told() => await Refusal.Is(
        HttpStatusCode.NotFound, "not-found",
        await service.As(Roles.Service).GetAsync(Of(await service.ACase(Stories.Filled))));

    [Theory]
    [InlineData(Roles.Enterprise)]
    [InlineData(Roles.MinistryOfficer)]
    [InlineData(Roles.Administrator)]
    public async Task It_is_for_services_only(string role)
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(role, caseFile.EnterpriseId, "shanghai").GetAsync(Of(caseFile)));
    }

    private static string Of(CaseFile caseFile) => $"/cases/{caseFile.Id}/personal-data?purpose=PreClearance";
}
