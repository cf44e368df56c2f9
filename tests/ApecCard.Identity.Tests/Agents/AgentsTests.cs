using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ApecCard.Identity.Tests.Agents;

[Collection(SharedService.Name)]
public class AgentsTests(IdentityService service)
{
    [Fact]
    public async Task An_authorised_agent_signs_in_for_the_enterprise()
    {
        var enterprise = await service.AnEnterprise();
        var (id, email) = await IdentityService.AnAgentOf(enterprise);

        var me = await IdentityService.Me((await service.SignedIn(email)).Http);

        Assert.Equal((id, "agent", "李四"), (me.Id, me.Roles.Single(), me.Name));
        Assert.Equal((await IdentityService.Me(enterprise.Http)).Enterprise, me.Enterprise);
    }

    [Fact]
    public async Task An_agent_who_is_not_authorised_stays_outside()
    {
        var (_, email) = await IdentityService.AnAgentOf(await service.AnEnterprise(), authorised: false);
        await Refusal.Is(HttpStatusCode.Forbidden, "agent.not-authorised", await service.SignIn(email));
        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn(email, "wrong password"));
    }

    [Fact]
    public async Task De_authorising_ends_every_session_of_the_agent()
    {
        var enterprise = await service.AnEnterprise();
        var (id, email) = await IdentityService.AnAgentOf(enterprise);
        var sessions = new[] { await service.SignedIn(email), await service.SignedIn(email) };

        var answer = await enterprise.Http.DeleteAsync($"/agents/{id}/authorisation");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        foreach (var session in sessions)
        {
            var sid = Guid.Parse(new JsonWebToken(session.Session.AccessToken).GetPayloadValue<string>("sid"));
            await Eventually.Is(() => service.IsPublished<SessionRevoked>(said => said.SessionId == sid));
            await Refusal.Is(
                HttpStatusCode.Unauthorized, "session.ended", await service.Renew(session));
        }

        await Refusal.Is(HttpStatusCode.Forbidden, "agent.not-authorised", await service.SignIn(email));
        Assert.Equal(HttpStatusCode.OK, (await enterprise.Http.DeleteAsync($"/agents/{id}/authorisation")).StatusCode);
    }

    [Fact]
    public async Task An_agents_name_is_mended_and_the_agent_stays_signed_in()
    {
        var enterprise = await service.AnEnterprise();
        var (id, email) = await IdentityService.AnAgentOf(enterprise);
        var agent = await service.SignedIn(email);

        var renamed = await enterprise.Http.PutAsJsonAsync($"/agents/{id}", new { name = "李四四" });

        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        Assert.Equal("李四四", (await IdentityService.Me(agent.Http)).Name);
        Assert.Equal(HttpStatusCode.OK, (await service.Renew(agent)).StatusCode);
        await using var db = service.OpenDatabase();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry =>
            entry.Subject == $"{id}" && entry.Action == "agent.renamed"));
        await Refusal.IsAbout("name", await enterprise.Http.PutAsJsonAsync($"/agents/{id}", new { name = "" }));
    }

    [Fact]
    public async Task Another_enterprises_agent_does_not_exist()
    {
        var (id, _) = await IdentityService.AnAgentOf(await service.AnEnterprise());
        var other = (await service.AnEnterprise()).Http;
        Assert.Equal(
            HttpStatusCode.NotFound, (await other.PutAsJsonAsync($"/agents/{id}", new { name = "李五" })).StatusCode);

        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found", await other.PostAsync($"/agents/{id}/authorisation", null));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await other.DeleteAsync($"/agents/{id}/authorisation"));
        Assert.Empty((await List(other, "")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_enterprises_own_account_is_no_agent()
    {
        var enterprise = await service.AnEnterprise();
        var me = await IdentityService.Me(enterprise.Http);
        await Refusal.Is(HttpStatusCode.NotFound, "not-found",
            await enterprise.Http.DeleteAsync($"/agents/{me.Id}/authorisation"));
    }

    [Fact]
    public async Task Agents_do_not_manage_agents()
    {
        var (id, email) = await IdentityService.AnAgentOf(await service.AnEnterprise());
        var agent = (await service.SignedIn(email)).Http;
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await agent.GetAsync("/agents"));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await agent.PostAsync($"/agents/{id}/authorisation", null));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.Operator).PostAsJsonAsync("/agents", new { }));
    }

    [Fact]
    public async Task The_list_comes_in_pages()
    {
        var enterprise = await service.AnEnterprise();
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await IdentityService.AnAgentOf(enterprise, authorised: i == 1)).Id);
        }

        var first = await List(enterprise.Http, "?limit=2");
        var second = await List(enterprise.Http, $"?limit=2&after={first.GetProperty("next").GetString()}");

        var all = first.GetProperty("items").EnumerateArray()
            .Concat(second.GetProperty("items").EnumerateArray()).ToArray();
        Assert.Equal(ids, all.Select(agent => agent.GetProperty("id").GetGuid()));
        Assert.Equal([false, true, false], all.Select(agent => agent.GetProperty("authorised").GetBoolean()));
        await Refusal.IsAbout("limit", await enterprise.Http.GetAsync("/agents?limit=1000"));
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_agent_is_named()
    {
        var enterprise = (await service.AnEnterprise()).Http;
        await Refusal.IsAbout("name", await Add(new { email = "a@b.example" }));
        await Refusal.IsAbout("email", await Add(new { email = "nobody's", name = "李四" }));

        Task<HttpResponseMessage> Add(object agent) => enterprise.PostAsJsonAsync("/agents", agent);
    }

    private static Task<JsonElement> List(HttpClient http, string query) =>
        http.GetFromJsonAsync<JsonElement>($"/agents{query}");
}
