using System.Net;
using ApecCard.Identity.Officers;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Identity.Tests.Officers;

[Collection(SharedService.Name)]
public class GetNamesTests(IdentityService service)
{
    [Theory]
    [InlineData(Roles.PreliminaryOfficer)]
    [InlineData(Roles.MinistryOfficer)]
    [InlineData(Roles.FinanceOfficer)]
    [InlineData(Roles.Operator)]
    [InlineData(Roles.Administrator)]
    public async Task Who_works_here_is_told_what_colleagues_are_called(string role)
    {
        var (officer, _) = await AnOfficerAsync(Roles.PreliminaryOfficer, "初审员 沈静");
        var (administrator, _) = await AnOfficerAsync(Roles.Administrator, "管理员 安宁");
        var (_, asking) = await AnOfficerAsync(role, "本人");

        var names = await asking.GetFromJsonAsync<GetNames.Item[]>(Of(officer, administrator, Guid.NewGuid()));

        Assert.Equal([new(officer, "初审员 沈静"), new(administrator, "管理员 安宁")], names!);
    }

    [Fact]
    public async Task Nobody_is_told_the_names_of_agents_and_enterprises()
    {
        var enterprise = await service.AnEnterprise();
        var (agent, _) = await IdentityService.AnAgentOf(enterprise);
        var (_, asking) = await AnOfficerAsync(Roles.PreliminaryOfficer, "本人");

        var names = await asking.GetFromJsonAsync<GetNames.Item[]>(
            Of(agent, (await IdentityService.Me(enterprise.Http)).Id));

        Assert.Empty(names!);
    }

    [Fact]
    public async Task Enterprises_agents_and_strangers_are_told_no_names()
    {
        var (officer, _) = await AnOfficerAsync(Roles.PreliminaryOfficer, "初审员 沈静");
        var enterprise = await service.AnEnterprise();
        var (_, email) = await IdentityService.AnAgentOf(enterprise);
        var agent = await service.SignedIn(email);

        foreach (var http in new[] { enterprise.Http, agent.Http, await service.Service("review") })
        {
            await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await http.GetAsync(Of(officer)));
        }

        await Refusal.Is(
            HttpStatusCode.Unauthorized, "not-signed-in", await service.Anonymous().GetAsync(Of(officer)));
    }

    [Fact]
    public async Task A_hundred_at_a_time_may_be_asked_for_and_only_accounts()
    {
        var (_, asking) = await AnOfficerAsync(Roles.Operator, "运维 于航");
        Guid[] many = [.. Enumerable.Range(0, 101).Select(_ => Guid.NewGuid())];

        Assert.Equal(HttpStatusCode.OK, (await asking.GetAsync(Of(many[1..]))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await asking.GetAsync(Of(many))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await asking.GetAsync("/officers/names?ids=somebody")).StatusCode);
        Assert.Empty((await asking.GetFromJsonAsync<GetNames.Item[]>("/officers/names"))!);
    }

    private static string Of(params Guid[] ids) =>
        "/officers/names?" + string.Join('&', ids.Select(id => $"ids={id}"));

    private async Task<(Guid Id, HttpClient Http)> AnOfficerAsync(string role, string name)
    {
        var officer = await service.ASignedInOfficer(role, name: name);
        return (officer.Id, officer.Http);
    }
}
