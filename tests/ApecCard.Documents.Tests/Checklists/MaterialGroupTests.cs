using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Tests.Checklists;

public class MaterialGroupTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly Guid _enterpriseId = Guid.NewGuid();

    private HttpClient Enterprise => service.As(Roles.Enterprise, _enterpriseId);

    [Fact]
    public async Task Only_who_reports_directly_is_asked_for_what_such_hand_in()
    {
        var everybodys = await List();
        var directs = await List(direct: true);

        Assert.Equal((14, 13), (Items(everybodys).Length, everybodys.GetProperty("missing").GetArrayLength()));
        Assert.Equal((15, 14), (Items(directs).Length, directs.GetProperty("missing").GetArrayLength()));
        var item = Assert.Single(Items(directs), one => one.GetProperty("group").GetString() == "Direct");
        Assert.Equal("direct-report-letter", item.GetProperty("item").GetString());
        Assert.NotEmpty(item.GetProperty("chineseHelp").GetString()!);
        Assert.NotEmpty(item.GetProperty("englishHelp").GetString()!);
    }

    [Fact]
    public async Task Who_reports_directly_hands_in_both_groups()
    {
        var letter = (await DocumentsService.Complete(Enterprise, _caseId, "xian"))["direct-report-letter"];
        await Enterprise.DeleteAsync($"/cases/{_caseId}/files/{letter}");

        var problem = await Refusal.Is(HttpStatusCode.Conflict, "materials.missing", await Freeze(direct: true));
        Assert.Equal(
            "direct-report-letter", Assert.Single(problem.GetProperty("missing").EnumerateArray()).GetString());
        Assert.Equal(13, await Frozen(await Freeze()));

        await DocumentsService.Uploaded(Enterprise, _caseId, "direct-report-letter");
        Assert.Equal(13, await Frozen(await Freeze())); // nobody asked for it
        Assert.Equal(14, await Frozen(await Freeze(direct: true)));
        await using var db = service.OpenDatabase();
        var manifests = await db.Manifests.Where(one => one.DossierId == _caseId)
            .OrderBy(one => one.Version).ToListAsync();
        Assert.Equal([false, true], manifests.Select(one => one.Direct));
    }

    [Fact]
    public async Task A_submitted_case_stays_what_it_was_submitted_as()
    {
        await DocumentsService.Complete(Enterprise, _caseId, "xian");
        await Freeze(direct: true);
        await Submitted();

        Assert.Equal(15, Items(await List()).Length);
        Assert.Equal(14, await Frozen(await Freeze(unlocked: ["undertaking"])));
    }

    [Fact]
    public void A_list_from_before_there_were_groups_asks_everybody() => Assert.Equal(
        new(MaterialGroup.All, null, null), JsonSerializer.Deserialize<ChecklistItem>(
            """
            {"item":"letter","chineseName":"函","englishName":"Letter","required":true,
             "acceptedTypes":["application/pdf"],"maxBytes":5,"maxCount":1,"pixels":null}
            """, Json.Options) is { } item ? (item.Group, item.ChineseHelp, item.EnglishHelp) : default);

    private async Task Submitted()
    {
        await service.Bus.Publish(new CaseSubmitted(
            _caseId, 1, "APEC20261122000001", _enterpriseId, "xian", [], DateTimeOffset.UtcNow));
        await Eventually.Is(async () =>
        {
            await using var db = service.OpenDatabase();
            return await db.Dossiers.AnyAsync(one => one.Id == _caseId && one.HeardUpTo == 2);
        });
    }

    private Task<JsonElement> List(bool direct = false) => Enterprise.GetFromJsonAsync<JsonElement>(
        $"/cases/{_caseId}/checklist?office=xian{(direct ? "&direct=true" : "")}");

    private static JsonElement[] Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];

    private Task<HttpResponseMessage> Freeze(bool direct = false, string[]? unlocked = null) =>
        service.Applications.PostAsJsonAsync($"/cases/{_caseId}/freeze",
            direct ? new { enterpriseId = _enterpriseId, office = "xian", direct } as object
                : new { enterpriseId = _enterpriseId, office = "xian", unlocked });

    private static async Task<int> Frozen(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("materials").GetArrayLength();
}
