using System.Net;
using System.Text.Json;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Tests.Materials;

public class FreezeMaterialsTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly Guid _enterpriseId = Guid.NewGuid();

    private HttpClient Enterprise => service.As(Roles.Enterprise, _enterpriseId);

    [Fact]
    public async Task What_is_missing_is_named_and_nothing_is_frozen()
    {
        var id = await DocumentsService.Uploaded(Enterprise, _caseId, "undertaking");

        var problem = await Refusal.Is(
            HttpStatusCode.Conflict, "materials.missing", await service.Freeze(_caseId, _enterpriseId));

        var missing = problem.GetProperty("missing").EnumerateArray().Select(one => one.GetString()).ToArray();
        Assert.Equal(12, missing.Length);
        Assert.DoesNotContain("undertaking", missing);
        var officer = service.As(Roles.PreliminaryOfficer, office: "shanghai");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/files/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_case_without_any_file_misses_everything() =>
        await Refusal.Is(HttpStatusCode.Conflict, "materials.missing", await service.Freeze(_caseId, _enterpriseId));

    [Fact]
    public async Task Another_enterprises_files_do_not_count()
    {
        await DocumentsService.Complete(Enterprise, _caseId);

        await Refusal.Is(HttpStatusCode.Conflict, "materials.missing", await service.Freeze(_caseId, Guid.NewGuid()));
    }

    [Fact]
    public async Task Freezing_twice_or_at_the_same_moment_is_one_manifest()
    {
        var files = await DocumentsService.Complete(Enterprise, _caseId);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => service.Freeze(_caseId, _enterpriseId)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var first = await Read(answers[0]);
        Assert.Equal((1, 1), (first.Version, (await Read(await service.Freeze(_caseId, _enterpriseId))).Version));
        Assert.Equal(files.Values.Order(), first.Files.Order());
        await using var db = service.OpenDatabase();
        Assert.Equal(1, await db.Manifests.CountAsync(manifest => manifest.DossierId == _caseId));
    }

    [Fact]
    public async Task A_corrected_file_gives_a_new_manifest_and_the_old_one_is_still_read()
    {
        var undertaking = (await DocumentsService.Complete(Enterprise, _caseId))["undertaking"];
        await service.Freeze(_caseId, _enterpriseId);

        var removed = await Enterprise.DeleteAsync($"/cases/{_caseId}/files/{undertaking}");
        await Refusal.Is(HttpStatusCode.Conflict, "materials.missing", await service.Freeze(_caseId, _enterpriseId));
        var corrected = await DocumentsService.Uploaded(Enterprise, _caseId, "undertaking", "corrected");
        var second = await Read(await service.Freeze(_caseId, _enterpriseId));

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(2, second.Version);
        Assert.Contains(corrected, second.Files);
        Assert.DoesNotContain(undertaking, second.Files);
        var officer = service.As(Roles.PreliminaryOfficer, office: "shanghai");
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"/files/{undertaking}")).StatusCode);
    }

    [Fact]
    public async Task Files_that_come_while_it_is_frozen_are_in_the_manifest_or_come_after_it()
    {
        await DocumentsService.Complete(Enterprise, _caseId);

        var uploads = Enumerable.Range(0, 3)
            .Select(i => DocumentsService.Uploaded(Enterprise, _caseId, "tax-proof", $"more {i}"));
        await Task.WhenAll([.. uploads, service.Freeze(_caseId, _enterpriseId)]);

        Assert.Equal(16, (await Read(await service.Freeze(_caseId, _enterpriseId))).Files.Length);
    }

    [Fact]
    public async Task Offices_differ_in_what_they_require()
    {
        await DocumentsService.Complete(Enterprise, _caseId, "beijing");

        Assert.Equal(HttpStatusCode.OK, (await service.Freeze(_caseId, _enterpriseId, "beijing")).StatusCode);
        var problem = await Refusal.Is(
            HttpStatusCode.Conflict, "materials.missing", await service.Freeze(_caseId, _enterpriseId));
        var missing = Assert.Single(problem.GetProperty("missing").EnumerateArray());
        Assert.Equal("no-crime-certificate", missing.GetString());
    }

    [Fact]
    public async Task Only_applications_freezes()
    {
        var body = new { enterpriseId = _enterpriseId, office = "shanghai" };

        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.Service, subject: "review").PostAsJsonAsync($"/cases/{_caseId}/freeze", body));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await Enterprise.PostAsJsonAsync($"/cases/{_caseId}/freeze", body));
    }

    [Fact]
    public async Task Who_asks_wrongly_is_told_which_field()
    {
        await Refusal.IsAbout("office", await service.Freeze(_caseId, _enterpriseId, "atlantis"));
        await Refusal.IsAbout("office", await service.Freeze(_caseId, _enterpriseId, ""));
    }

    private static async Task<(int Version, Guid[] Files)> Read(HttpResponseMessage answer)
    {
        var manifest = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var files = manifest.GetProperty("materials").EnumerateArray()
            .Select(file => file.GetProperty("fileId").GetGuid());
        return (manifest.GetProperty("version").GetInt32(), [.. files]);
    }
}
