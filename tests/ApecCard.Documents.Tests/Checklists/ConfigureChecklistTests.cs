using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Tests.Checklists;

public class ConfigureChecklistTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private readonly string _office = $"o{Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task An_administrator_adds_a_version_and_the_former_one_stays_with_who_when_and_why()
    {
        Assert.Equal(HttpStatusCode.OK, (await Put(Body(version: 1), "hunan")).StatusCode);

        var now = (await Now("hunan"))!;
        var item = Assert.Single(now.Items);
        Assert.Equal((2, "letter", MaterialGroup.Direct), (now.Version, item.Item, item.Group));
        Assert.Equal("Sealed.", item.EnglishHelp);
        var history = await service.As(Roles.Administrator).GetFromJsonAsync<GetChecklistHistory.Entry[]>(
            "/checklists/hunan/history", Json.Options);
        Assert.Equal([("admin-1", "new law"), (null, null)],
            history!.Select(entry => (entry.ChangedBy, entry.Reason)));
        Assert.Equal([(2, 1), (1, 13)], history!.Select(entry => (entry.Version, entry.Items.Length)));
        Assert.True(history![0].ValidFrom > DateTimeOffset.UtcNow.AddMinutes(-5));
        await using var db = service.OpenDatabase();
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Action == "checklist.changed"
            && entry.Subject == "hunan Application 2" && entry.Actor == "admin-1" && entry.Reason == "new law"));
    }

    [Fact]
    public async Task Each_business_has_versions_of_its_own()
    {
        var before = (await Now("xian"))!.Version;
        var body = JsonNode.Parse(Body(version: 1))!;
        body["items"]![0]!["condition"] = "CardLost";

        Assert.Equal(HttpStatusCode.OK, (await Put(body.ToJsonString(), "xian?business=Cancellation")).StatusCode);

        Assert.Equal(before, (await Now("xian"))!.Version);
        var now = (await Now("xian?business=Cancellation"))!;
        Assert.Equal((2, MaterialCondition.CardLost), (now.Version, Assert.Single(now.Items).Condition));
    }

    [Theory]
    [InlineData("Application")]
    [InlineData("EarlyProduction")]
    public async Task Where_there_is_no_card_yet_nothing_depends_on_one(string business)
    {
        var body = JsonNode.Parse(Body())!;
        body["items"]![0]!["condition"] = "CardReturned";

        await Refusal.IsAbout(
            "items[0].condition", await Put(body.ToJsonString(), $"{_office}?business={business}"));
    }

    [Fact]
    public async Task Who_has_seen_an_older_version_is_told_so_and_of_two_at_once_one_wins()
    {
        Assert.Equal(HttpStatusCode.OK, (await Put(Body())).StatusCode);

        await Refusal.Is(HttpStatusCode.PreconditionFailed, "changed-meanwhile", await Put(Body()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Put(Body(version: 1))));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(4, answers.Count(answer => answer.StatusCode is HttpStatusCode.PreconditionFailed));
        Assert.Equal(2, (await Now(_office))!.Version);
    }

    [Fact]
    public async Task Another_replica_that_has_no_list_in_memory_yet_reads_the_new_one()
    {
        await Put(Body());
        using var lists = new ChecklistsInForce(
            service.Services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System);

        Assert.Equal(1, (await lists.FindAsync(_office, Business.Application, default))?.Version);
    }

    [Fact]
    public async Task An_item_that_is_nothing_is_malformed()
    {
        var body = JsonNode.Parse(Body())!.AsObject();
        body["items"] = new JsonArray([null]);
        await Refusal.Is(HttpStatusCode.BadRequest, "malformed", await Put(body.ToJsonString()));
        Assert.Null(await Now(_office));
    }

    [Theory]
    [InlineData("items", "[]", "items")]
    [InlineData("items", "null", "items")]
    [InlineData("reason", "\"\"", "reason")]
    [InlineData("item", "\"Letter\"", "items[0].item")]
    [InlineData("item", "\"a\"", "items[0].item")]
    [InlineData("chineseName", "\"\"", "items[0].chineseName")]
    [InlineData("englishName", "null", "items[0].englishName")]
    [InlineData("acceptedTypes", "[]", "items[0].acceptedTypes")]
    [InlineData("acceptedTypes", "null", "items[0].acceptedTypes")]
    [InlineData("acceptedTypes", """["image/gif"]""", "items[0].acceptedTypes")]
    [InlineData("acceptedTypes", """["image/png", "image/png"]""", "items[0].acceptedTypes")]
    [InlineData("maxBytes", "0", "items[0].maxBytes")]
    [InlineData("maxBytes", "20971521", "items[0].maxBytes")]
    [InlineData("maxCount", "0", "items[0].maxCount")]
    [InlineData("maxCount", "21", "items[0].maxCount")]
    [InlineData("minWidth", "0", "items[0].pixels.minWidth")]
    [InlineData("minHeight", "4001", "items[0].pixels.minHeight")]
    [InlineData("maxHeight", "12001", "items[0].pixels.maxHeight")]
    [InlineData("minWidth", "601", "items[0].pixels")]
    [InlineData("minHeight", "801", "items[0].pixels")]
    [InlineData("acceptedTypes", """["application/pdf"]""", "items[0].pixels")]
    [InlineData("chineseHelp", "null", "items[0].englishHelp")]
    public async Task A_list_that_makes_no_sense_is_refused_and_changes_nothing(string field, string value, string at)
    {
        var body = JsonNode.Parse(Body())!.AsObject();
        var item = body["items"]![0]!.AsObject();
        var holder = body.ContainsKey(field) ? body
            : item.ContainsKey(field) ? item
            : item["pixels"]!.AsObject();
        holder[field] = JsonNode.Parse(value);

        await Refusal.IsAbout(at, await Put(body.ToJsonString()));
        Assert.Null(await Now(_office));
    }

    [Fact]
    public async Task Two_items_of_one_code_an_unknown_group_or_an_impossible_office_are_refused()
    {
        var body = JsonNode.Parse(Body())!.AsObject();
        body["items"]!.AsArray().Add(body["items"]![0]!.DeepClone());
        await Refusal.IsAbout("items[1].item", await Put(body.ToJsonString()));
        body["items"]![1]!["group"] = "Nobody";
        await Refusal.Is(HttpStatusCode.BadRequest, "malformed", await Put(body.ToJsonString()));
        await Refusal.IsAbout("office", await Put(Body(), office: "Shanghai!"));
        Assert.Null(await Now(_office));
    }

    [Theory]
    [InlineData(Roles.PreliminaryOfficer)]
    [InlineData(Roles.Enterprise)]
    public async Task Nobody_but_an_administrator_configures_or_sees_who_did(string role)
    {
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await Put(Body(), role: role));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(role).GetAsync("/checklists/shanghai/history"));
        await Refusal.Is(HttpStatusCode.NotFound, "office.unknown",
            await service.As(Roles.Administrator).GetAsync("/checklists/atlantis/history"));
    }

    private static string Body(int version = 0) => $$"""
        {
          "version": {{version}},
          "items": [{
            "item": "letter", "chineseName": "申请函", "englishName": "Letter", "required": true,
            "acceptedTypes": ["image/png", "image/jpeg"], "maxBytes": 1000000, "maxCount": 2,
            "pixels": { "minWidth": 300, "maxWidth": 600, "minHeight": 400, "maxHeight": 800 },
            "group": "Direct", "chineseHelp": "加盖公章。", "englishHelp": "Sealed."
          }],
          "reason": "new law"
        }
        """;

    private Task<HttpResponseMessage> Put(string body, string? office = null, string role = Roles.Administrator) =>
        service.As(role, subject: "admin-1").PutAsync(
            $"/checklists/{office ?? _office}", new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task<GetChecklist.Response?> Now(string office)
    {
        var answer = await service.As(Roles.Agent, Guid.NewGuid()).GetAsync($"/checklists/{office}");
        return answer.StatusCode is HttpStatusCode.NotFound
            ? null
            : await answer.Content.ReadFromJsonAsync<GetChecklist.Response>(Json.Options);
    }
}
