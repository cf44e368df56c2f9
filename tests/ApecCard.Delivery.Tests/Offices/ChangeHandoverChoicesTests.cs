using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ApecCard.Contracts;
using ApecCard.Delivery.Offices;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Tests.Offices;

public class ChangeHandoverChoicesTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    private readonly string _office = $"o{Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task An_administrator_adds_a_version_the_others_are_told_and_the_former_one_stays()
    {
        var before = (await Now("hunan"))!;

        Assert.Equal(HttpStatusCode.OK, (await Put(Body(), $"\"{before.Version}\"", "hunan")).StatusCode);

        var now = (await Now("hunan"))!;
        var point = Assert.Single(now.ServicePoints);
        Assert.Equal(before.Version + 1, now.Version);
        Assert.Equal(("P-1", "Bring your passport."), (point.Code, point.EnglishNotice));
        await Eventually.Is(() => service.IsPublished<HandoverChoicesConfigured>(told =>
            told.Office == "hunan" && told.Version == now.Version && told.ServicePoints is [{ Code: "P-1" }]));
        var history = await service.As(Roles.Administrator).GetFromJsonAsync<GetHandoverChoicesHistory.Entry[]>(
            "/offices/hunan/handover-choices/history", Json.Options);
        Assert.Equal([("admin-1", "new hall"), (null, null)],
            history!.Select(entry => (entry.ConfiguredBy, entry.Reason)));
        Assert.All(history!, entry => Assert.NotNull(entry.ConfiguredAt));
        await using var db = service.OpenDatabase();
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Action == "handover-choices.configured"
            && entry.Subject == "hunan" && entry.Actor == "admin-1" && entry.Reason == "new hall"));
    }

    [Fact]
    public async Task What_an_administrator_configured_is_not_overridden_by_the_file_at_the_next_start()
    {
        await Put(Body());
        var configure = new ConfigureHandovers(
            service.Services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System);

        await using (var db = service.OpenDatabase())
        {
            await configure.TakeOverAsync(db, [new()
            {
                Office = _office,
                Version = 7,
                Methods = [HandoverMethod.Mailing],
                ServicePoints = [],
            }], default);
        }

        Assert.Equal((1, 1), ((await Now(_office))!.Version, (await Now(_office))!.ServicePoints.Count));
    }

    [Fact]
    public async Task Who_has_seen_an_older_version_is_told_so_and_of_two_at_once_one_wins()
    {
        await Put(Body());

        await Refusal.Is(HttpStatusCode.PreconditionFailed, "changed-meanwhile", await Put(Body(), "\"0\""));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Put(Body(), "\"1\"")));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(2, (await Now(_office))!.Version);
    }

    [Theory]
    [InlineData("methods", "[]", "methods")]
    [InlineData("methods", "null", "methods")]
    [InlineData("methods", """["Mailing"]""", "servicePoints")]
    [InlineData("servicePoints", "[]", "servicePoints")]
    [InlineData("servicePoints", "null", "servicePoints")]
    [InlineData("reason", "\"\"", "reason")]
    [InlineData("code", "\"P 1\"", "servicePoints[0].code")]
    [InlineData("address", "\"\"", "servicePoints[0].address")]
    [InlineData("chineseHours", "null", "servicePoints[0].chineseHours")]
    [InlineData("chineseNotice", "null", "servicePoints[0].englishNotice")]
    public async Task Choices_that_make_no_sense_are_refused_and_change_nothing(string field, string value, string at)
    {
        var body = JsonNode.Parse(Body())!.AsObject();
        var holder = body.ContainsKey(field) ? body : body["servicePoints"]![0]!.AsObject();
        holder[field] = JsonNode.Parse(value);

        await Refusal.IsAbout(at, await Put(body.ToJsonString()));
        Assert.Null(await Now(_office));
    }

    [Fact]
    public async Task Two_points_of_one_code_an_unknown_method_or_an_impossible_office_are_refused()
    {
        var body = JsonNode.Parse(Body())!.AsObject();
        body["servicePoints"]!.AsArray().Add(body["servicePoints"]![0]!.DeepClone());
        await Refusal.IsAbout("servicePoints[1].code", await Put(body.ToJsonString()));
        body["methods"] = JsonNode.Parse("""["Pigeon"]""");
        await Refusal.Is(HttpStatusCode.BadRequest, "malformed", await Put(body.ToJsonString()));
        await Refusal.IsAbout("office", await Put(Body(), office: "Shanghai!"));
        Assert.Null(await Now(_office));
    }

    [Theory]
    [InlineData(Roles.ServicePointClerk)]
    [InlineData(Roles.Enterprise)]
    public async Task Nobody_but_an_administrator_configures_or_sees_who_did(string role)
    {
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await Put(Body(), role: role));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(role).GetAsync("/offices/shanghai/handover-choices/history"));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found",
            await service.As(Roles.Administrator).GetAsync("/offices/atlantis/handover-choices/history"));
    }

    private static string Body() => """
        {
          "methods": ["Collection", "Mailing"],
          "servicePoints": [{
            "code": "P-1", "chineseName": "新大厅", "englishName": "New hall", "address": "五一大道1号",
            "chineseHours": "工作日 9–17 点", "englishHours": "Working days 9–17",
            "chineseNotice": "请带护照。", "englishNotice": "Bring your passport."
          }],
          "reason": "new hall"
        }
        """;

    private async Task<HttpResponseMessage> Put(
        string body, string? ifMatch = null, string? office = null, string role = Roles.Administrator)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/offices/{office ?? _office}/handover-choices")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (ifMatch is not null)
        {
            request.Headers.Add("If-Match", ifMatch);
        }

        return await service.As(role, subject: "admin-1").SendAsync(request);
    }

    private async Task<GetHandoverChoices.Response?> Now(string office)
    {
        var answer = await service.As(Roles.Agent, Guid.NewGuid()).GetAsync($"/offices/{office}/handover-choices");
        return answer.StatusCode is HttpStatusCode.NotFound
            ? null
            : await answer.Content.ReadFromJsonAsync<GetHandoverChoices.Response>(Json.Options);
    }
}
