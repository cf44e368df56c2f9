using System.Net;
using ApecCard.Identity.Invitations;
using ApecCard.Identity.Officers;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using static ApecCard.Identity.Tests.Officers.OfficersDesk;

namespace ApecCard.Identity.Tests.Officers;

/// <summary>Who is added comes in by a link that is good once.</summary>
[Collection(SharedService.Name)]
public class InvitationTests(IdentityService service)
{
    [Fact]
    public async Task An_officer_is_added_invited_chooses_a_password_sets_up_codes_and_signs_in()
    {
        var administrator = await service.ASignedInOfficer(Roles.Administrator);
        var added = await Added(administrator, Roles.PreliminaryOfficer, "shanghai");
        Assert.Equal(
            (Roles.PreliminaryOfficer, "shanghai", true, false, false),
            (added.Officer.Role, added.Officer.Office, added.Officer.Enabled, added.Officer.HasPassword,
                added.Officer.Enrolled));
        Assert.StartsWith("https://apeccard.example/invitation#", $"{added.Invitation.Link}", StringComparison.Ordinal);
        Assert.InRange(
            added.Invitation.ExpiresAt, DateTimeOffset.UtcNow.AddHours(71), DateTimeOffset.UtcNow.AddHours(72));
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn(added.Officer.SignInName));

        var looked = await (await service.Anonymous().PostAsJsonAsync(
            "/invitations/look", new { secret = SecretOf(added) })).Content
            .ReadFromJsonAsync<AcceptInvitation.LookResponse>();
        Assert.Equal((added.Officer.SignInName, "李敏"), (looked!.SignInName, looked.Name));
        var accepted = await (await Accept(SecretOf(added))).Content.ReadFromJsonAsync<AcceptInvitation.Response>();
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Accept(SecretOf(added)));
        var app = await service.Enrolled(added.Officer.Id, accepted!.EnrolmentTicket!);

        var signedIn = await service.SignIn(added.Officer.SignInName, code: await app.NextCode());
        var tokens = await signedIn.Content.ReadFromJsonAsync<TokenPair>();
        var me = await IdentityService.Me(service.Bearing(tokens!.AccessToken));
        Assert.Equal((Roles.PreliminaryOfficer, "shanghai"), (me.Roles.Single(), me.Office));
        Assert.Equal(
            ["officer.added", "officer.password-chosen", "second-factor.enrolled"],
            await service.AuditOf(added.Officer.Id));
    }

    [Fact]
    public async Task A_password_that_is_easy_to_guess_leaves_the_invitation_open()
    {
        var added = await Added(await service.ASignedInOfficer(Roles.Administrator), Roles.Operator);
        await Refusal.IsAbout("password", await Accept(SecretOf(added), "password123456"));
        Assert.Equal(HttpStatusCode.OK, (await Accept(SecretOf(added))).StatusCode);
    }

    [Fact]
    public async Task An_invitation_is_good_for_three_days_and_until_there_is_another()
    {
        var administrator = await service.ASignedInOfficer(Roles.Administrator);
        var added = await Added(administrator, Roles.Operator);
        var again = await (await administrator.Http.PostAsync($"/officers/{added.Officer.Id}/invitation", null))
            .Content.ReadFromJsonAsync<Invitation>();
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Accept(SecretOf(added)));

        await using var db = service.OpenDatabase();
        await db.Tickets.Where(ticket => ticket.AccountId == added.Officer.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.ExpiresAt, DateTimeOffset.UtcNow));

        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Accept(again!.Link.Fragment[1..]));
    }

    [Fact]
    public async Task Who_is_invited_again_gets_a_new_password_and_keeps_the_codes()
    {
        var administrator = await service.ASignedInOfficer(Roles.Administrator);
        var officer = await service.ASignedInOfficer(Roles.Operator);
        var again = await (await administrator.Http.PostAsync($"/officers/{officer.Id}/invitation", null))
            .Content.ReadFromJsonAsync<Invitation>();

        var accepted = await (await Accept(again!.Link.Fragment[1..], "ein anderes langes Wort"))
            .Content.ReadFromJsonAsync<AcceptInvitation.Response>();

        Assert.Null(accepted!.EnrolmentTicket);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "session.ended", await service.Renew(officer));
        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn(officer.Email));
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.code-needed",
            await service.SignIn(officer.Email, "ein anderes langes Wort"));
    }

    private Task<HttpResponseMessage> Accept(string secret, string password = IdentityService.Password) =>
        service.Anonymous().PostAsJsonAsync("/invitations/acceptance", new { secret, password });

    private static string SecretOf(AddOfficer.Response added) => added.Invitation.Link.Fragment[1..];
}
