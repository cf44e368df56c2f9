using System.Net;
using ApecCard.Identity.Emails;
using ApecCard.Identity.Tests.PasswordResets;
using ApecCard.Identity.Tests.Sessions;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.Emails;

/// <summary>An enterprise confirms its e-mail by a link that is mailed to it.</summary>
[Collection(SharedService.Name)]
public class ConfirmEmailTests(IdentityService service)
{
    private const string Page = "confirm-email";

    [Fact]
    public async Task Who_registers_gets_a_link_and_confirms_the_address_with_it_once()
    {
        var enterprise = await service.AnEnterprise();
        Assert.False((await IdentityService.Me(enterprise.Http)).EmailConfirmed);
        var secret = await service.Mail.SecretTo(enterprise.Email, Page);
        var mail = service.Mail.To(enterprise.Email).Single();
        Assert.Equal("APEC 商务旅行卡：请确认您的邮箱 · Please confirm your e-mail", mail.Subject);
        Assert.Contains("72 小时", mail.Text, StringComparison.Ordinal);
        Assert.Contains("72 hours", mail.Text, StringComparison.Ordinal);

        var answer = await Confirm(secret);

        var confirmed = await answer.Content.ReadFromJsonAsync<ConfirmEmail.Response>();
        Assert.Equal((enterprise.Email, false), (confirmed!.Email, confirmed.IsNew));
        var me = await IdentityService.Me(enterprise.Http);
        Assert.True(me.EmailConfirmed);
        Assert.Contains("account.email-confirmed", await service.AuditOf(me.Id));
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Confirm(secret));
    }

    [Fact]
    public async Task An_enterprise_works_before_it_has_confirmed_anything()
    {
        var enterprise = await service.AnEnterprise();
        await IdentityService.AnAgentOf(enterprise);
        Assert.Equal(HttpStatusCode.Created, (await service.SignIn(enterprise.Email)).StatusCode);
    }

    [Theory]
    [InlineData("guessed")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_secret_nobody_handed_out_confirms_nothing(string secret) =>
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Confirm(secret));

    [Theory]
    [InlineData("""{}""", "secret")]
    [InlineData("""{"secret":""}""", "secret")]
    public async Task Without_a_secret_it_is_no_question(string body, string field) =>
        await Refusal.IsAbout(field, await service.Anonymous().PostAsync(
            "/email-confirmations", new StringContent(body, null, "application/json")));

    [Fact]
    public async Task A_secret_is_not_longer_than_a_hundred_characters() =>
        await Refusal.IsAbout("secret", await Confirm(new string('x', 101)));

    [Fact]
    public async Task A_link_for_something_else_does_not_confirm()
    {
        var enterprise = await service.AnEnterprise();
        await (await service.AnAddress()).Forgot(enterprise.Email);
        var reset = await service.Mail.SecretTo(enterprise.Email, "reset-password");

        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Confirm(reset));

        Assert.False((await IdentityService.Me(enterprise.Http)).EmailConfirmed);
    }

    [Fact]
    public async Task A_link_is_good_for_three_days()
    {
        var enterprise = await service.AnEnterprise();
        var secret = await service.Mail.SecretTo(enterprise.Email, Page);
        await service.Age(enterprise.Email, TicketPurpose.EmailConfirmation, TimeSpan.FromHours(72));
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Confirm(secret));

        await service.Age(enterprise.Email, TicketPurpose.EmailConfirmation, TimeSpan.FromHours(-1));
        Assert.Equal(HttpStatusCode.OK, (await Confirm(secret)).StatusCode);
    }

    [Fact]
    public async Task Of_many_who_use_it_at_the_same_moment_one_confirms()
    {
        var enterprise = await service.AnEnterprise();
        var secret = await service.Mail.SecretTo(enterprise.Email, Page);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Confirm(secret)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        foreach (var late in answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK))
        {
            await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", late);
        }

        var me = await IdentityService.Me(enterprise.Http);
        Assert.Single(await service.AuditOf(me.Id), "account.email-confirmed");
    }

    [Fact]
    public async Task It_is_sent_again_once_a_minute_five_times_a_day_and_not_when_confirmed()
    {
        var enterprise = await service.AnEnterprise();
        var early = await Again(enterprise.Http);
        await Refusal.Is(HttpStatusCode.TooManyRequests, "mail.too-many", early);
        Assert.InRange(early.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        for (var mails = 2; mails <= 5; mails++) // the first was the registration's
        {
            await AMinuteLater();
            Assert.Equal(HttpStatusCode.Accepted, (await Again(enterprise.Http)).StatusCode);
        }

        await AMinuteLater();
        var sixth = await Again(enterprise.Http);
        await Refusal.Is(HttpStatusCode.TooManyRequests, "mail.too-many", sixth);
        Assert.InRange(sixth.Headers.RetryAfter!.Delta!.Value.TotalHours, 23, 24);

        var last = await service.Mail.SecretTo(enterprise.Email, Page, mails: 5);
        Assert.Equal(HttpStatusCode.OK, (await Confirm(last)).StatusCode);
        await Refusal.Is(HttpStatusCode.Conflict, "email.confirmed", await Again(enterprise.Http));
    }

    [Fact]
    public async Task The_first_link_is_good_until_one_of_them_was_used()
    {
        var enterprise = await service.AnEnterprise();
        var first = await service.Mail.SecretTo(enterprise.Email, Page);
        await AMinuteLater();
        await Again(enterprise.Http);
        var second = await service.Mail.SecretTo(enterprise.Email, Page, mails: 2);
        Assert.NotEqual(first, second);

        Assert.Equal(HttpStatusCode.OK, (await Confirm(first)).StatusCode);

        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Confirm(second));
    }

    [Fact]
    public async Task Of_two_who_ask_at_the_same_moment_one_is_mailed()
    {
        var enterprise = await service.AnEnterprise();
        await AMinuteLater();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Again(enterprise.Http)));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Agents_and_officers_are_not_asked_to_confirm()
    {
        var (_, email) = await IdentityService.AnAgentOf(await service.AnEnterprise());
        var agent = await service.SignedIn(email);
        var officer = await service.ASignedInOfficer(Roles.Operator);
        foreach (var http in new[] { agent.Http, officer.Http })
        {
            Assert.True((await IdentityService.Me(http)).EmailConfirmed);
            await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await Again(http));
        }

        await Refusal.Is(HttpStatusCode.Unauthorized, "not-signed-in", await Again(service.Anonymous()));
    }

    [Fact]
    public async Task An_account_that_is_not_there_any_more_is_not_mailed() => Assert.Equal(
        HttpStatusCode.NotFound, (await Again(service.As(Roles.Enterprise, Guid.NewGuid()))).StatusCode);

    private Task<HttpResponseMessage> Confirm(string secret) =>
        service.Anonymous().PostAsJsonAsync("/email-confirmations", new { secret });

    private static Task<HttpResponseMessage> Again(HttpClient http) =>
        http.PostAsync("/me/email-confirmation", content: null);

    private async Task AMinuteLater()
    {
        await using var db = service.OpenDatabase();
        await db.MailAsked.ExecuteUpdateAsync(set => set.SetProperty(one => one.At, one => one.At.AddMinutes(-1)));
    }
}
