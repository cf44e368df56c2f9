using System.Net;
using System.Text.Json;
using ApecCard.Documents.Files;
using ApecCard.Documents.Tests.Files;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Tests.Materials;

/// <summary>Whether a file counts that no scanner has looked through is the office's rule, on its list.</summary>
public sealed class UnscannedTests(UnscannedTests.Strict service) : IClassFixture<UnscannedTests.Strict>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly Guid _enterpriseId = Guid.NewGuid();

    private HttpClient Enterprise => service.As(Roles.Enterprise, _enterpriseId);

    [Fact]
    public async Task Where_the_office_does_not_take_them_they_do_not_count_and_the_submission_names_them()
    {
        await DocumentsService.Complete(Enterprise, _caseId, "hunan");

        var list = await Checklist("hunan");
        Assert.False(list.GetProperty("complete").GetBoolean());
        Assert.All(
            list.GetProperty("items").EnumerateArray().Where(one => one.GetProperty("required").GetBoolean()), one =>
            {
                Assert.Equal("NotScanned", one.GetProperty("state").GetString());
                Assert.Equal("NotScanned", one.GetProperty("files")[0].GetProperty("scan").GetString());
            });
        var problem = await Refused("materials.not-scanned");
        Assert.Contains("photo", problem.GetProperty("notScanned").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains("photo", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_at_all_is_told_apart()
    {
        await DocumentsService.Uploaded(Enterprise, _caseId, "photo");

        var problem = await Refused("materials.missing");

        Assert.Equal(["photo"], problem.GetProperty("notScanned").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains("undertaking", problem.GetProperty("missing").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task Where_the_office_takes_them_they_count()
    {
        await DocumentsService.Complete(Enterprise, _caseId);

        Assert.True((await Checklist("shanghai")).GetProperty("complete").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await service.Freeze(_caseId, _enterpriseId)).StatusCode);
    }

    [Fact]
    public async Task The_same_file_handed_in_again_where_there_is_a_scanner_counts()
    {
        await using var clamd = await Clamd.StartAsync();
        await using var scanned = service.WithWebHostBuilder(host => host.UseSetting("Files:Clamd", clamd.Address));
        var id = await DocumentsService.Uploaded(Enterprise, _caseId, "photo");
        using var client = scanned.CreateClient();
        client.DefaultRequestHeaders.Authorization = Enterprise.DefaultRequestHeaders.Authorization;

        Assert.Equal(id, await DocumentsService.Uploaded(client, _caseId, "photo"));

        var photo = (await Checklist("hunan")).GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("item").GetString() == "photo");
        Assert.Equal("Provided", photo.GetProperty("state").GetString());
        await using var db = service.OpenDatabase();
        Assert.Equal(MalwareScan.Clean, (await db.Files.SingleAsync(file => file.Id == id)).Scan);
    }

    private async Task<JsonElement> Refused(string code)
    {
        var answer = await service.Freeze(_caseId, _enterpriseId, "hunan");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    private Task<JsonElement> Checklist(string office) =>
        Enterprise.GetFromJsonAsync<JsonElement>($"/cases/{_caseId}/checklist?office={office}");

    /// <summary>Hunan's administrator has decided that only what was looked through counts.</summary>
    public sealed class Strict : DocumentsService
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var administrator = As(Roles.Administrator);
            var list = await administrator.GetFromJsonAsync<JsonElement>("/checklists/hunan");
            var saved = await administrator.PutAsJsonAsync("/checklists/hunan", new
            {
                version = 1,
                items = list.GetProperty("items"),
                reason = "A scanner is there.",
                takesUnscanned = false,
            });
            saved.EnsureSuccessStatusCode();
            var later = await administrator.PutAsJsonAsync("/checklists/hunan", new
            {
                version = 2,
                items = list.GetProperty("items"),
                reason = "Says nothing of it: it stays.",
            });
            var kept = await later.Content.ReadFromJsonAsync<JsonElement>();
            Assert.False(kept.GetProperty("takesUnscanned").GetBoolean());
        }
    }
}
