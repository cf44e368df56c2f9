using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests;

/// <summary>Bad input over the gateway: a clear 4xx with its code, and nothing changed.</summary>
[Collection(nameof(TheWholeSystem))]
public class BadInputTests(WholeSystem system)
{
    private static readonly Person _person = Person.Someone(new Random(1), DateOnly.FromDateTime(DateTime.UtcNow));

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so()
    {
        using var nobody = new Door(system.Gateway);
        foreach (var path in new[]
        {
            "/api/applications/cases", "/api/documents/checklists/shanghai", "/api/review/queue",
            "/api/payments/charges", "/api/delivery/handovers", "/api/identity/agents",
        })
        {
            await Refusal.Is(
                HttpStatusCode.Unauthorized, "not-signed-in",
                await nobody.SendRawAsync(HttpMethod.Get, path, content: null));
        }
    }

    [Fact]
    public async Task What_belongs_to_another_enterprise_is_not_found()
    {
        using var owner = await system.AnAgentAsync();
        using var stranger = await system.AnAgentAsync();
        var caseId = await WholeSystem.AReadyDraftAsync(owner);

        foreach (var id in new[] { caseId, Guid.NewGuid() })
        {
            await Refusal.Is(
                HttpStatusCode.NotFound, "not-found", await Get(stranger, $"/api/applications/cases/{id}"));
            await Refusal.Is(
                HttpStatusCode.NotFound, "not-found", await Get(stranger, $"/api/applications/cases/{id}/timeline"));
            await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Submit(stranger, id));
        }

        Assert.Equal("草稿", (await owner.GetCaseAsync(caseId)).Text("labelInChinese"));
    }

    [Fact]
    public async Task An_enterprise_is_no_officer()
    {
        using var agent = await system.AnAgentAsync();
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role",
            await Get(agent, "/api/review/queue?stage=PreliminaryReview"));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await Get(agent, "/api/delivery/handovers"));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role",
            await Get(agent, $"/api/applications/cases/{Guid.NewGuid()}/personal-data?purpose=Review"));
    }

    [Theory]
    [InlineData("{\"company\":", "company")]
    [InlineData("""{"company":{"kind":"Monarchy"}}""", "company.kind")]
    [InlineData("""{"applicant":{"dateOfBirth":"yesterday"}}""", "applicant.dateOfBirth")]
    [InlineData("""{"applicant":{"chineseName":12}}""", "applicant.chineseName")]
    [InlineData("""{"applicant":{"chineseName":"a\u0000b"}}""", "applicant.chineseName")]
    public async Task Json_that_cannot_be_read_names_the_field(string json, string field)
    {
        using var agent = await system.AnAgentAsync();
        var draft = await agent.StartCaseAsync();
        var answer = await agent.Door.SendRawAsync(
            HttpMethod.Put, $"/api/applications/cases/{draft.Text("id")}/form", Json(json), draft.ETag);
        await Refusal.IsAbout(field, answer, "malformed");
        Assert.Equal(draft.ETag, (await agent.GetCaseAsync(draft.Id("id"))).ETag);
    }

    [Fact]
    public async Task A_text_that_is_too_long_names_the_field()
    {
        using var agent = await system.AnAgentAsync();
        var draft = await agent.StartCaseAsync();
        var answer = await agent.Door.SendRawAsync(
            HttpMethod.Put, $"/api/applications/cases/{draft.Text("id")}/form",
            Json($$$"""{"company":{"address":"{{{new string('x', 201)}}}"}}"""), draft.ETag);
        await Refusal.IsAbout("company.address", answer);
    }

    [Theory]
    [InlineData("applicant.residentId", "11010519491231002Y")]
    [InlineData("applicant.mobile", "1012345678")]
    [InlineData("applicant.passport.mrzLine2", "L898902C39UTO7408122F1204159ZE184226B<<<<<10")]
    [InlineData("invoice.taxpayerNumber", "91350100M000100Y4Z")]
    public async Task A_wrong_check_digit_is_kept_in_a_draft_and_refused_at_the_submission(string field, string value)
    {
        using var agent = await system.AnAgentAsync();
        var draft = await agent.StartCaseAsync();
        var form = JsonSerializer.SerializeToNode(
            agent.FormFor(_person, Journey.Office), ServiceDefaults.Json.Options)!;
        Set(form, field, value);

        var saved = await agent.SaveFormAsync(draft.Id("id"), form, draft.ETag!);

        Assert.Contains(saved.Body!["problems"]!.AsArray(), problem => problem!["field"]!.GetValue<string>() == field);
        await Refusal.IsAbout(field, await Submit(agent, draft.Id("id")));
    }

    [Fact]
    public async Task A_stale_draft_is_not_overwritten()
    {
        using var agent = await system.AnAgentAsync();
        var draft = await agent.StartCaseAsync();
        await agent.SaveFormAsync(draft.Id("id"), new { office = "hunan" }, draft.ETag!);
        var answer = await agent.Door.SendRawAsync(
            HttpMethod.Put, $"/api/applications/cases/{draft.Text("id")}/form", Json("""{"office":"xian"}"""),
            draft.ETag);
        await Refusal.Is(HttpStatusCode.PreconditionFailed, "changed-meanwhile", answer);
    }

    [Fact]
    public async Task A_submission_without_materials_says_which_are_missing()
    {
        using var agent = await system.AnAgentAsync();
        var draft = await agent.StartCaseAsync();
        await agent.SaveFormAsync(draft.Id("id"), agent.FormFor(_person, Journey.Office), draft.ETag!);
        var problem = await Refusal.Is(
            HttpStatusCode.Conflict, "materials.missing", await Submit(agent, draft.Id("id")));
        Assert.Contains(problem.GetProperty("missing").EnumerateArray(), item => item.GetString() == "photo");
    }

    [Fact]
    public async Task A_repeated_key_gets_the_first_answer_and_another_request_under_it_422()
    {
        using var agent = await system.AnAgentAsync();
        await agent.StartCaseAsync();
        var key = Guid.NewGuid().ToString();
        var first = await agent.Door.PostAsync(
            "/api/applications/cases", new { noticeAccepted = true }, idempotencyKey: key);
        var again = await agent.Door.PostAsync(
            "/api/applications/cases", new { noticeAccepted = true }, idempotencyKey: key);
        Assert.Equal(first.Text("id"), again.Text("id"));
        var other = await agent.Door.SendRawAsync(
            HttpMethod.Post, "/api/applications/cases", Json("""{ "noticeAccepted": true }"""), idempotencyKey: key);
        await Refusal.Is(HttpStatusCode.UnprocessableEntity, "idempotency-key.reused", other);
    }

    [Fact]
    public async Task A_file_that_is_not_what_it_claims_is_refused()
    {
        using var agent = await system.AnAgentAsync();
        var draft = await agent.StartCaseAsync();
        var path = $"/api/documents/cases/{draft.Text("id")}/materials/photo";
        using var answer = await agent.Door.SendRawAsync(
            HttpMethod.Post, path, Bytes("%PDF-1.4 not a photo"u8.ToArray(), "image/jpeg"));
        Assert.Contains(
            answer.StatusCode, new[] { HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnprocessableEntity });
        Assert.NotEqual("", (await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public async Task A_file_that_is_too_large_is_refused(int megabytes)
    {
        using var agent = await system.AnAgentAsync();
        var draft = await agent.StartCaseAsync();
        var path = $"/api/documents/cases/{draft.Text("id")}/materials/application-letter";
        using var answer = await agent.Door.SendRawAsync(
            HttpMethod.Post, path, Bytes(new byte[(megabytes * 1024 * 1024) + 1], "application/pdf"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/api/payments/callbacks/provider")]
    [InlineData("/api/delivery/callbacks/courier")]
    public async Task A_forged_callback_is_refused(string path)
    {
        using var forger = new HttpClient { BaseAddress = system.Gateway };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json("{}") };
        request.Headers.Add("X-Key-Id", "mine");
        request.Headers.Add("X-Timestamp", $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");
        request.Headers.Add("X-Nonce", "1");
        request.Headers.Add("X-Signature", Convert.ToBase64String(new byte[64]));
        await Refusal.Is(HttpStatusCode.Unauthorized, "callback.forged", await forger.SendAsync(request));
    }

    [Fact]
    public async Task An_unsafe_call_of_a_browser_without_the_antiforgery_token_is_refused()
    {
        using var agent = await system.AnAgentAsync();
        var naked = new Door(system.Gateway);
        var account = DemoAccounts.Of("operator");
        var code = await DemoSessions.CodeAsync(system.Gateway, account.Name);
        await naked.PostAsync(
            "/bff/sign-in", new { kind = "password", email = account.Name, password = account.Password, code });
        var answer = await naked.SendRawAsync(
            HttpMethod.Post, "/api/applications/cases", Json("""{"noticeAccepted":true}"""));
        await Refusal.Is(HttpStatusCode.Forbidden, "antiforgery", answer);
    }

    private static Task<HttpResponseMessage> Get(Agent agent, string path) =>
        agent.Door.SendRawAsync(HttpMethod.Get, path, content: null);

    private static Task<HttpResponseMessage> Submit(Agent agent, Guid caseId) =>
        agent.Door.SendRawAsync(HttpMethod.Post, $"/api/applications/cases/{caseId}/submission", content: null);

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static ByteArrayContent Bytes(byte[] bytes, string type) =>
        new(bytes) { Headers = { ContentType = new(type) } };

    private static void Set(JsonNode form, string field, string value)
    {
        var path = field.Split('.');
        path[..^1].Aggregate(form, (node, name) => node[name]!)[path[^1]] = value;
    }
}
