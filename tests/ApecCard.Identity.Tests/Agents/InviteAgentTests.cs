using System.Net;
using ApecCard.Identity.Agents;
using ApecCard.Identity.Invitations;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Identity.Tests.Agents;

/// <summary>An agent's password is the agent's own from the first: the enterprise has a link for it, and no more.</summary>
[Collection(SharedService.Name)]
public class InviteAgentTests(IdentityService service)
{
    [Fact]
    public async Task An_agent_is_invited_chooses_a_password_and_comes_in_once_authorised()
    {
        var company = LicenceOf.ANewCompany();
        var enterprise = await service.AnEnterprise(company);
        var (id, email, secret) = await IdentityService.AnInvitedAgentOf(enterprise);
        Assert.Equal(secret, await service.Mail.SecretTo(email, "invitation")); // one and the same
        Assert.Contains(company.Name, service.Mail.To(email).Single().Text, StringComparison.Ordinal);
        var listed = await Listed(enterprise);
        Assert.Equal((false, false), (listed.HasPassword, listed.Authorised));
        Assert.InRange(
            listed.InvitedUntil!.Value, DateTimeOffset.UtcNow.AddHours(71), DateTimeOffset.UtcNow.AddHours(72));
        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn(email));

        var looked = await (await service.Anonymous().PostAsJsonAsync("/invitations/look", new { secret })).Content
            .ReadFromJsonAsync<AcceptInvitation.LookResponse>(Json.Options);
        Assert.Equal(
            (email, "李四", Roles.Agent, company.Name, null),
            (looked!.SignInName, looked.Name, looked.Role, looked.Company, looked.Enterprise));
        Assert.Equal(HttpStatusCode.OK, (await Accept(secret)).StatusCode);
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Accept(secret));

        await Refusal.Is(HttpStatusCode.Forbidden, "agent.not-authorised", await service.SignIn(email));
        await enterprise.Http.PostAsync($"/agents/{id}/authorisation", content: null);
        Assert.Equal(id, (await IdentityService.Me((await service.SignedIn(email)).Http)).Id);
        listed = await Listed(enterprise);
        Assert.Equal((true, true, null), (listed.HasPassword, listed.Authorised, listed.InvitedUntil));
        Assert.Equal(
            ["agent.added", "agent.invitation-accepted", "agent.authorised"], await service.AuditOf(id));
        await using var db = service.OpenDatabase();
        Assert.NotNull((await db.Accounts.FindAsync(id))!.EmailConfirmedAt);
    }

    [Fact]
    public async Task Another_link_makes_the_first_worthless_and_three_days_later_it_is_so_too()
    {
        var enterprise = await service.AnEnterprise();
        var (id, email, first) = await IdentityService.AnInvitedAgentOf(enterprise);

        var again = await Again(enterprise, id);
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Accept(first));
        await service.Age(email, TicketPurpose.Invitation, TimeSpan.FromHours(72));
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Accept(again));
        Assert.Null((await Listed(enterprise)).InvitedUntil);

        Assert.Equal(HttpStatusCode.OK, (await Accept(await Again(enterprise, id))).StatusCode);
        await Refusal.Is(
            HttpStatusCode.Conflict, "agent.has-password",
            await enterprise.Http.PostAsync($"/agents/{id}/invitation", content: null));
    }

    [Fact]
    public async Task Whose_authorisation_is_taken_back_has_no_link_any_more_and_another_lets_nobody_in()
    {
        var enterprise = await service.AnEnterprise();
        var (id, email, secret) = await IdentityService.AnInvitedAgentOf(enterprise);
        await enterprise.Http.PostAsync($"/agents/{id}/authorisation", content: null);

        await enterprise.Http.DeleteAsync($"/agents/{id}/authorisation");

        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Accept(secret));
        Assert.Equal(HttpStatusCode.OK, (await Accept(await Again(enterprise, id))).StatusCode);
        await Refusal.Is(HttpStatusCode.Forbidden, "agent.not-authorised", await service.SignIn(email));
    }

    [Fact]
    public async Task Another_enterprises_agent_is_not_invited()
    {
        var (id, _, _) = await IdentityService.AnInvitedAgentOf(await service.AnEnterprise());
        var other = await service.AnEnterprise();
        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found",
            await other.Http.PostAsync($"/agents/{id}/invitation", content: null));
    }

    [Fact]
    public async Task No_mailbox_is_flooded_with_invitations()
    {
        var enterprise = await service.AnEnterprise();
        var (id, _, _) = await IdentityService.AnInvitedAgentOf(enterprise);
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await Again(enterprise, id);
        }

        var sixth = await enterprise.Http.PostAsync($"/agents/{id}/invitation", content: null);

        await Refusal.Is(HttpStatusCode.TooManyRequests, "mail.too-many", sixth);
        Assert.InRange(sixth.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    private static async Task<string> Again(Member enterprise, Guid id)
    {
        var answer = await enterprise.Http.PostAsync($"/agents/{id}/invitation", content: null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<InviteAgent.Response>(Json.Options))!
            .Invitation.Link.Fragment[1..];
    }

    private static async Task<AgentView> Listed(Member enterprise) =>
        (await enterprise.Http.GetFromJsonAsync<Page<AgentView>>("/agents", Json.Options))!.Items.Single();

    private Task<HttpResponseMessage> Accept(string secret) => service.Anonymous().PostAsJsonAsync(
        "/invitations/acceptance", new { secret, password = IdentityService.Password });
}
