using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Orders;
using ApecCard.Applications.Tests.Orders;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Cases;

/// <summary>Masked for officers, until one says what for; the enterprise can see who did.</summary>
[Collection(nameof(TheService))]
public class DisclosePersonalDataTests(ApplicationsService service)
{
    private readonly HttpClient _officer = service.As(Roles.PreliminaryOfficer, office: "shanghai");

    [Fact]
    public async Task Officers_see_numbers_masked_and_names_as_they_are()
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        var (written, seen) = (caseFile.Form.Applicant!, (await Look(caseFile)).Form.Applicant!);

        Assert.Equal(
            (written.ChineseName, written.FamilyName, written.DateOfBirth, written.Position),
            (seen.ChineseName, seen.FamilyName, seen.DateOfBirth, seen.Position));
        Assert.Equal($"{written.ResidentId![..3]}****{written.ResidentId[^2..]}", seen.ResidentId);
        Assert.Equal($"{written.Passport!.Number![..2]}****{written.Passport.Number[^2..]}", seen.Passport!.Number);
        Assert.Equal($"{written.Mobile![..3]}****{written.Mobile[^4..]}", seen.Mobile);
        Assert.Equal(("****", "****"), (seen.Passport.MrzLine1, seen.Passport.MrzLine2));
        Assert.Equal(written, (await service.Owner(caseFile).GetFromJsonAsync<CaseView>(
            $"/cases/{caseFile.Id}", Json.Options))!.Form.Applicant); // its own it sees whole
    }

    [Fact]
    public async Task What_was_pinned_is_masked_before_and_after()
    {
        var caseFile = await service.ACase(c =>
        {
            Stories.InPreliminaryReview(c);
            c.Returns(Stage.PreliminaryReview, "applicant.mobile", "applicant.travelNeed", "applicant.passport");
        });
        var pins = (await Look(caseFile)).Corrections.Single().Pins.ToDictionary(pin => pin.Target, pin => pin.Before);
        var applicant = caseFile.Form.Applicant!;
        Assert.Equal($"{applicant.Mobile![..3]}****{applicant.Mobile[^4..]}", pins["applicant.mobile"]);
        Assert.Equal(applicant.TravelNeed, pins["applicant.travelNeed"]);
        Assert.DoesNotContain(applicant.Passport!.Number!, pins["applicant.passport"]);
        Assert.Contains($"{applicant.Passport.ExpiresOn:yyyy-MM-dd}", pins["applicant.passport"]);
    }

    [Fact]
    public async Task Who_says_what_for_sees_the_case_whole_and_the_enterprise_reads_of_it()
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        var seen = await Read<CaseView>(await Disclose(_officer, $"cases/{caseFile.Id}", ReadingPurpose.Complaint));
        Assert.Equal(caseFile.Form.Applicant, seen.Form.Applicant);

        var reading = Assert.Single(await Readings(caseFile));
        Assert.Equal(
            (DisclosePersonalData.OfCaseAction, Roles.PreliminaryOfficer, ReadingPurpose.Complaint, caseFile.Id.ToString()),
            (reading.What, reading.Role, reading.Purpose, reading.Subject));
    }

    [Fact]
    public async Task An_order_is_masked_and_disclosed_likewise()
    {
        var caseFile = await service.ACase(OrderStories.SomeGranted);
        var order = await new OrderDesk(service).Submitted(caseFile, OrderKind.PassportChange);
        var masked = await _officer.GetFromJsonAsync<OrderView>($"/orders/{order.Id}", Json.Options);
        Assert.Equal("****", masked!.Form.Passport!.MrzLine2);

        var seen = await Read<OrderView>(await Disclose(_officer, $"orders/{order.Id}", ReadingPurpose.Review));
        Assert.Equal(order.Form.Passport, seen.Form.Passport);
        Assert.Equal(order.Id.ToString(), Assert.Single(await Readings(caseFile)).Subject);
    }

    [Fact]
    public async Task What_our_services_read_is_told_too()
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        await service.As(Roles.Service, subject: "delivery")
            .GetAsync($"/cases/{caseFile.Id}/personal-data?purpose=Production");
        var reading = Assert.Single(await Readings(caseFile));
        Assert.Equal((Roles.Service, ReadingPurpose.Production), (reading.Role, reading.Purpose));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"purpose":null}""")]
    [InlineData("""{"purpose":"Curiosity"}""")]
    [InlineData("""{"purpose":"Production"}""")]
    public async Task Without_a_purpose_of_officers_nothing_is_shown(string request)
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        using StringContent body = new(request, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        var answer = await _officer.PostAsync($"/cases/{caseFile.Id}/disclosures", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await Readings(caseFile));
    }

    [Fact]
    public async Task Another_office_and_other_roles_are_shown_nothing()
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found",
            await Disclose(
                service.As(Roles.PreliminaryOfficer, office: "beijing"), $"cases/{caseFile.Id}", ReadingPurpose.Review));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role",
            await Disclose(service.Owner(caseFile), $"cases/{caseFile.Id}", ReadingPurpose.Review));
        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found",
            await service.As(Roles.Enterprise, Guid.NewGuid()).GetAsync($"/cases/{caseFile.Id}/readings"));
        Assert.Empty(await Readings(caseFile));
    }

    private async Task<CaseView> Look(CaseFile caseFile) =>
        (await _officer.GetFromJsonAsync<CaseView>($"/cases/{caseFile.Id}", Json.Options))!;

    private async Task<Reading[]> Readings(CaseFile caseFile) => (await service.Owner(caseFile)
        .GetFromJsonAsync<Reading[]>($"/cases/{caseFile.Id}/readings", Json.Options))!;

    private static Task<HttpResponseMessage> Disclose(HttpClient client, string what, ReadingPurpose purpose) =>
        client.PostAsJsonAsync($"/{what}/disclosures", new { purpose }, Json.Options);

    private static Task<T> Read<T>(HttpResponseMessage answer) => OrderDesk.Read<T>(answer);
}
