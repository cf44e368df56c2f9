using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Documents.Checklists;
using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Tests.Checklists;

/// <summary>A case keeps the list it was submitted under, whatever its office asks of others since.</summary>
public class OwnVersionTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly Guid _enterpriseId = Guid.NewGuid();
    private readonly string _office = $"o{Guid.NewGuid():N}"[..20];

    private HttpClient Enterprise => service.As(Roles.Enterprise, _enterpriseId);

    [Fact]
    public async Task A_correction_is_frozen_under_the_list_of_the_submission()
    {
        var letter = await ASubmittedCase();
        await Configure(1, AnItem("undertaking"), AnItem("licence-copy"));

        await Returned("application-letter");
        await Enterprise.DeleteAsync($"/cases/{_caseId}/files/{letter}");
        var corrected = await DocumentsService.Uploaded(Enterprise, _caseId, "application-letter", "corrected");
        var answer = await Freeze(["application-letter"]);

        var manifest = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((2, 1),
            (manifest.GetProperty("version").GetInt32(), manifest.GetProperty("checklistVersion").GetInt32()));
        var file = Assert.Single(manifest.GetProperty("materials").EnumerateArray());
        Assert.Equal(corrected, file.GetProperty("fileId").GetGuid());
        await using var db = service.OpenDatabase();
        Assert.Equal([1, 1], await db.Manifests.Where(one => one.DossierId == _caseId)
            .OrderBy(one => one.Version).Select(one => one.ChecklistVersion).ToListAsync());
    }

    [Fact]
    public async Task A_correction_before_we_have_heard_of_the_submission_is_too()
    {
        await ADraft();
        await Freeze();
        await Configure(1, AnItem("undertaking"));

        Assert.Equal(1, await ChecklistVersion(await Freeze(["application-letter"])));
    }

    [Fact]
    public async Task A_submitted_case_is_shown_its_own_list_and_a_new_one_todays()
    {
        await ASubmittedCase();
        await Configure(1, AnItem("undertaking"), AnItem("licence-copy"));

        var own = await List(_caseId);
        var another = await List(Guid.CreateVersion7());

        Assert.Equal((1, true, 1), Facts(own));
        Assert.Equal((2, false, 2), Facts(another));
    }

    [Fact]
    public async Task What_was_frozen_but_never_submitted_follows_todays_list()
    {
        await ADraft();
        await Freeze();
        await Configure(1, AnItem("application-letter"), AnItem("undertaking") with { Required = false });

        Assert.Equal((2, true, 2), Facts(await List(_caseId)));
        Assert.Equal(2, await ChecklistVersion(await Freeze()));
        await using var db = service.OpenDatabase();
        Assert.Equal([1, 2], await db.Manifests.Where(one => one.DossierId == _caseId)
            .OrderBy(one => one.Version).Select(one => one.ChecklistVersion).ToListAsync());
    }

    [Fact]
    public async Task A_replica_that_does_not_know_the_version_yet_looks_for_it()
    {
        using var lists = new ChecklistsInForce(
            service.Services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System);
        await lists.FindAsync("shanghai", Business.Application, default);
        await ASubmittedCase();

        await using var db = service.OpenDatabase();
        var materials = (await db.FindDossierAsync(_caseId, _enterpriseId, default))!;
        var asked = new Asked(_office, Business.Application, Direct: false, []);
        Assert.Equal(1, (await lists.FindForAsync(materials, asked, default))?.Version);
    }

    private async Task<Guid> ADraft()
    {
        await Configure(0, AnItem("application-letter"));
        return await DocumentsService.Uploaded(Enterprise, _caseId, "application-letter");
    }

    private async Task<Guid> ASubmittedCase()
    {
        var letter = await ADraft();
        await Freeze();
        await service.Bus.Publish(new CaseSubmitted(
            _caseId, 1, "APEC20261122000001", _enterpriseId, _office, [], DateTimeOffset.UtcNow));
        await Heard(2);
        return letter;
    }

    private async Task Returned(string item)
    {
        await service.Bus.Publish(new CorrectionRequested(
            _caseId, 2, 1, ReviewStage.PreliminaryReview, [new(PinKind.Material, item)], DateTimeOffset.UtcNow));
        await Heard(3);
    }

    private Task Heard(int point) => Eventually.Is(async () =>
    {
        await using var db = service.OpenDatabase();
        return await db.Dossiers.AnyAsync(one => one.Id == _caseId && one.HeardUpTo == point);
    });

    private async Task Configure(int version, params ChecklistItem[] items)
    {
        var answer = await service.As(Roles.Administrator).PutAsJsonAsync(
            $"/checklists/{_office}", new { version, items, reason = "a test" }, Json.Options);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private static ChecklistItem AnItem(string item) =>
        new(item, item, item, true, [FileFacts.Pdf], 100_000, 1, null);

    private Task<HttpResponseMessage> Freeze(string[]? unlocked = null) =>
        service.Applications.PostAsJsonAsync(
            $"/cases/{_caseId}/freeze", new { enterpriseId = _enterpriseId, office = _office, unlocked });

    private Task<JsonElement> List(Guid caseId) =>
        Enterprise.GetFromJsonAsync<JsonElement>($"/cases/{caseId}/checklist?office={_office}");

    private static (int Version, bool Complete, int Items) Facts(JsonElement list) => (
        list.GetProperty("checklistVersion").GetInt32(), list.GetProperty("complete").GetBoolean(),
        list.GetProperty("items").GetArrayLength());

    private static async Task<int> ChecklistVersion(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checklistVersion").GetInt32();
}
