using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Tests.Sessions;
using ApecCard.Identity.Tickets;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using static ApecCard.Identity.Tests.PasswordResets.Forgetful;

namespace ApecCard.Identity.Tests.PasswordResets;

/// <summary>Who forgot the password chooses another by a link that is mailed, and good once.</summary>
[Collection(SharedService.Name)]
public class PasswordResetTests(IdentityService service)
{
    [Fact]
    public async Task Who_forgot_the_password_chooses_another_and_is_signed_out_everywhere()
    {
        var enterprise = await service.AnEnterprise();
        var session = Guid.Parse(new JsonWebToken(enterprise.Session.AccessToken).GetPayloadValue<string>("sid"));
        var me = await IdentityService.Me(enterprise.Http);

        var answer = await service.Complete(await service.Forgot(enterprise.Email));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn(enterprise.Email));
        Assert.Equal(HttpStatusCode.Created, (await service.SignIn(enterprise.Email, NewPassword)).StatusCode);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "session.ended", await service.Renew(enterprise));
        Assert.True(await service.IsPublished<SessionRevoked>(said => said.SessionId == session));
        Assert.Contains("account.password-reset", await service.AuditOf(me.Id));
        await Eventually.Is(() => service.Mail.To(enterprise.Email, "Your password was changed").Length == 1);
        await using var db = service.OpenDatabase();
        Assert.NotNull((await db.Accounts.SingleAsync(one => one.Id == me.Id)).EmailConfirmedAt); // the mail was read
    }

    [Fact]
    public async Task A_link_is_good_once_and_its_mail_says_so_in_two_languages()
    {
        var enterprise = await service.AnEnterprise();
        var secret = await service.Forgot(enterprise.Email.ToUpperInvariant());
        var mail = service.Mail.To(enterprise.Email, "Choose a new password").Single();
        Assert.Contains("30 分钟", mail.Text, StringComparison.Ordinal);
        Assert.Contains("good for 30", mail.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await service.Complete(secret)).StatusCode);

        await Refusal.Is(
            HttpStatusCode.Conflict, "link.not-valid", await service.Complete(secret, "noch ein langes Wort"));
        Assert.Equal(HttpStatusCode.Created, (await service.SignIn(enterprise.Email, NewPassword)).StatusCode);
    }

    [Fact]
    public async Task Of_many_who_use_it_at_the_same_moment_one_sets_the_password()
    {
        var enterprise = await service.AnEnterprise();
        var me = await IdentityService.Me(enterprise.Http);
        var secret = await service.Forgot(enterprise.Email);
        string[] passwords = [.. Enumerable.Range(0, 4).Select(one => $"ein anderes langes Wort {one}")];

        var answers = await Task.WhenAll(passwords.Select(password => service.Complete(secret, password)));

        var won = Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(
            HttpStatusCode.Created,
            (await service.SignIn(enterprise.Email, passwords[Array.IndexOf(answers, won)])).StatusCode);
        Assert.Single(await service.AuditOf(me.Id), "account.password-reset");
    }

    [Fact]
    public async Task A_newer_link_makes_the_older_worthless()
    {
        var enterprise = await service.AnEnterprise();
        var older = await service.Forgot(enterprise.Email);
        var newer = await service.Forgot(enterprise.Email, mails: 2);

        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await service.Complete(older));

        Assert.Equal(HttpStatusCode.OK, (await service.Complete(newer)).StatusCode);
    }

    [Fact]
    public async Task A_link_is_good_for_half_an_hour()
    {
        var enterprise = await service.AnEnterprise();
        var secret = await service.Forgot(enterprise.Email);
        await service.Age(enterprise.Email, TicketPurpose.PasswordReset, TimeSpan.FromMinutes(30));
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await service.Complete(secret));

        await service.Age(enterprise.Email, TicketPurpose.PasswordReset, TimeSpan.FromMinutes(-1));
        Assert.Equal(HttpStatusCode.OK, (await service.Complete(secret)).StatusCode);
    }

    [Theory]
    [InlineData("password123456")]
    [InlineData("short")]
    public async Task A_password_that_will_not_do_leaves_the_link_good(string password)
    {
        var enterprise = await service.AnEnterprise();
        var secret = await service.Forgot(enterprise.Email);
        await Refusal.IsAbout("password", await service.Complete(secret, password));
        Assert.Equal(HttpStatusCode.OK, (await service.Complete(secret)).StatusCode);
    }

    [Fact]
    public async Task An_agent_resets_a_password_as_an_enterprise_does_and_without_authorisation_stays_out()
    {
        var enterprise = await service.AnEnterprise();
        var (id, email) = await IdentityService.AnAgentOf(enterprise);
        Assert.Equal(HttpStatusCode.OK, (await service.Complete(await service.Forgot(email))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await service.SignIn(email, NewPassword)).StatusCode);

        await enterprise.Http.DeleteAsync($"/agents/{id}/authorisation");
        await service.Complete(await service.Forgot(email, mails: 2), "noch ein langes Wort");
        await Refusal.Is(
            HttpStatusCode.Forbidden, "agent.not-authorised", await service.SignIn(email, "noch ein langes Wort"));
    }

    [Fact]
    public async Task Nobody_is_locked_out_by_what_was_tried_before()
    {
        var email = await service.AName(exists: true);
        var owner = await service.AnAddress();
        var device = (await (await owner.Try(email)).Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("knownDevice").GetString()!;
        owner.With(device);
        for (var attempt = 0; attempt <= Patience.WithOne.Free; attempt++)
        {
            await owner.Try(email, "forgotten");
        }

        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.locked", await owner.Try(email));

        await service.Complete(await service.Forgot(email));

        Assert.Equal(HttpStatusCode.Created, (await owner.Try(email, NewPassword)).StatusCode);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"email":""}""")]
    [InlineData("""{"email":"no address"}""")]
    public async Task What_is_no_address_is_refused(string body)
    {
        var guest = await service.AnAddress();
        await Refusal.IsAbout("email", await guest.Http.PostAsync(
            "/password-resets", new StringContent(body, null, "application/json")));
    }

    [Fact]
    public async Task A_secret_nobody_handed_out_sets_nothing()
    {
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await service.Complete("guessed"));
        await Refusal.IsAbout("secret", await service.Complete(new string('x', 101)));
        await Refusal.IsAbout("secret", await service.Complete(""));
    }

    [Fact]
    public async Task Who_signs_in_with_the_old_password_at_that_moment_stays_out()
    {
        var enterprise = await service.AnEnterprise();
        var me = await IdentityService.Me(enterprise.Http);
        var secret = await service.Forgot(enterprise.Email);
        var guests = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => service.AnAddress()));

        var tries = guests.Select(guest => guest.Try(enterprise.Email)).ToList();
        Assert.Equal(HttpStatusCode.OK, (await service.Complete(secret)).StatusCode);
        await Task.WhenAll(tries);

        await using var db = service.OpenDatabase();
        Assert.False(await db.Sessions.AnyAsync(one => one.AccountId == me.Id && one.EndedAt == null));
    }
}
