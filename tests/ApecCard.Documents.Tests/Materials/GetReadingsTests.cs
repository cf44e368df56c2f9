using System.Net;
using ApecCard.Documents.Materials;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Documents.Tests.Materials;

/// <summary>Who handed something in sees who opened it.</summary>
public class GetReadingsTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly Guid _enterpriseId = Guid.NewGuid();

    private HttpClient Enterprise => service.As(Roles.Enterprise, _enterpriseId);

    [Fact]
    public async Task Who_opened_a_file_is_told_by_role_and_with_what_for()
    {
        var id = await Submitted();
        await Read(service.As(Roles.PreliminaryOfficer, office: "shanghai"), $"/files/{id}");
        await Read(service.As(Roles.MinistryOfficer), $"/files/{id}?purpose=Complaint");
        await Read(Enterprise, $"/files/{id}"); // its own look is not news to it

        var readings = await Readings(Enterprise);
        Assert.Equal(
            [(Roles.MinistryOfficer, ReadingPurpose.Complaint), (Roles.PreliminaryOfficer, ReadingPurpose.Review)],
            readings.Select(one => (one.Role, one.Purpose)));
        Assert.All(readings, one => Assert.Equal((id, "undertaking"), (one.FileId, one.Item)));
        Assert.Equal(readings, await Readings(service.As(Roles.Service, subject: "applications")));
    }

    [Fact]
    public async Task Nobody_else_is_told()
    {
        await Submitted();
        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found",
            await service.As(Roles.Enterprise, Guid.NewGuid()).GetAsync($"/cases/{_caseId}/readings"));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.PreliminaryOfficer, office: "shanghai").GetAsync($"/cases/{_caseId}/readings"));
    }

    [Theory]
    [InlineData("Curiosity")]
    [InlineData("Production")]
    public async Task A_purpose_that_officers_do_not_have_is_refused(string purpose)
    {
        var id = await Submitted();
        var answer = await service.As(Roles.MinistryOfficer).GetAsync($"/files/{id}?purpose={purpose}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await Readings(Enterprise));
    }

    private async Task<Guid> Submitted()
    {
        var files = await DocumentsService.Complete(Enterprise, _caseId);
        await service.Freeze(_caseId, _enterpriseId);
        return files["undertaking"];
    }

    private static async Task Read(HttpClient client, string path) =>
        (await client.GetAsync(path)).EnsureSuccessStatusCode();

    private async Task<GetReadings.FileReading[]> Readings(HttpClient client) => (await client
        .GetFromJsonAsync<GetReadings.FileReading[]>($"/cases/{_caseId}/readings", Json.Options))!;
}
