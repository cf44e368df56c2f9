using System.Net;
using ApecCard.Identity.Emails;
using ApecCard.Identity.Tests.PasswordResets;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Identity.Tests.Emails;

/// <summary>An enterprise takes another e-mail: it signs in with it once the new address has answered.</summary>
[Collection(SharedService.Name)]
public class ChangeEmailTests(IdentityService service)
{
    private const string Page = "confirm-email";
    private readonly string _new = $"{Guid.NewGuid():N}@new.example";

    [Fact]
    public async Task The_new_address_gets_the_link_the_old_one_a_word_and_the_sign_in_changes_at_the_confirmation()
    {
        var enterprise = await service.AnEnterprise();
        Assert.Equal(HttpStatusCode.Accepted, (await Change(enterprise.Http, _new.ToUpperInvariant())).StatusCode);
        var secret = await service.Mail.SecretTo(_new, Page);
        await Eventually.Is(() => service.Mail.To(enterprise.Email, "about to change").Length == 1);
        var pending = (await IdentityService.Me(enterprise.Http)).NewEmail!;
        Assert.Equal(_new, pending.Email);
        Assert.InRange(pending.Until, DateTimeOffset.UtcNow.AddHours(23), DateTimeOffset.UtcNow.AddHours(24));
        Assert.Equal(HttpStatusCode.Created, (await service.SignIn(enterprise.Email)).StatusCode);
        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn(_new));

        var confirmed = await (await Confirm(secret)).Content.ReadFromJsonAsync<ConfirmEmail.Response>();

        Assert.Equal((_new, true), (confirmed!.Email, confirmed.IsNew));
        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn(enterprise.Email));
        Assert.Equal(HttpStatusCode.Created, (await service.SignIn(_new)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.Renew(enterprise)).StatusCode); // goes on
        var me = await IdentityService.Me(enterprise.Http);
        Assert.Equal((_new, true, null), (me.SignInName, me.EmailConfirmed, me.NewEmail));
        Assert.Equal(
            ["account.email-change-asked", "account.email-changed"],
            (await service.AuditOf(me.Id)).Where(action => action.StartsWith("account.", StringComparison.Ordinal)));
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Confirm(secret));
    }

    [Fact]
    public async Task An_address_that_somebody_has_is_answered_as_any_other_and_only_its_owner_is_told()
    {
        var (one, other) = (await service.AnEnterprise(), await service.AnEnterprise());
        var free = await service.AnEnterprise();

        var taken = await Change(one.Http, other.Email);
        var untaken = await Change(free.Http, _new);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (taken.StatusCode, untaken.StatusCode));
        Assert.Equal(await untaken.Content.ReadAsStringAsync(), await taken.Content.ReadAsStringAsync());
        Assert.Equal(other.Email, (await IdentityService.Me(one.Http)).NewEmail!.Email);
        await Eventually.Is(() => service.Mail.To(other.Email, "This e-mail is in use already").Length == 1);
        var told = service.Mail.To(other.Email, "This e-mail is in use already").Single().Text;
        Assert.DoesNotContain('#', told);
        Assert.DoesNotContain(one.Email, told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("远帆", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_want_the_same_address_the_first_to_confirm_has_it()
    {
        var (one, other) = (await service.AnEnterprise(), await service.AnEnterprise());
        await Change(one.Http, _new);
        var ones = await service.Mail.SecretTo(_new, Page);
        await Change(other.Http, _new);
        var others = await service.Mail.SecretTo(_new, Page, mails: 2);

        var answers = await Task.WhenAll(Confirm(ones), Confirm(others));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        await Refusal.Is(
            HttpStatusCode.Conflict, "account.name-taken",
            answers.Single(answer => answer.StatusCode is not HttpStatusCode.OK));
    }

    [Fact]
    public async Task Who_thinks_better_of_it_cancels()
    {
        var enterprise = await service.AnEnterprise();
        await Change(enterprise.Http, _new);
        var secret = await service.Mail.SecretTo(_new, Page);

        Assert.Equal(HttpStatusCode.NoContent, (await Cancel(enterprise.Http)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Cancel(enterprise.Http)).StatusCode);

        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Confirm(secret));
        var me = await IdentityService.Me(enterprise.Http);
        Assert.Equal((enterprise.Email, null), (me.SignInName, me.NewEmail));
        Assert.Single(await service.AuditOf(me.Id), "account.email-change-cancelled");
    }

    [Fact]
    public async Task Another_wish_replaces_the_first()
    {
        var enterprise = await service.AnEnterprise();
        await Change(enterprise.Http, _new);
        var first = await service.Mail.SecretTo(_new, Page);
        await service.MailMayBeAskedForAgain();
        await Change(enterprise.Http, $"better-{_new}");
        var second = await service.Mail.SecretTo($"better-{_new}", Page);

        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Confirm(first));

        await Confirm(second);
        Assert.Equal($"better-{_new}", (await IdentityService.Me(enterprise.Http)).SignInName);
    }

    [Fact]
    public async Task A_link_is_good_for_a_day()
    {
        var enterprise = await service.AnEnterprise();
        await Change(enterprise.Http, _new);
        var secret = await service.Mail.SecretTo(_new, Page);
        await service.Age(enterprise.Email, TicketPurpose.EmailChange, TimeSpan.FromHours(24));
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Confirm(secret));
        await service.Age(enterprise.Email, TicketPurpose.EmailChange, TimeSpan.FromHours(-1));
        Assert.Equal(HttpStatusCode.OK, (await Confirm(secret)).StatusCode);
    }

    [Fact]
    public async Task Links_that_went_to_the_old_address_are_worth_nothing_afterwards()
    {
        var enterprise = await service.AnEnterprise();
        var confirmation = await service.Mail.SecretTo(enterprise.Email, Page);
        var reset = await service.Forgot(enterprise.Email);
        await Change(enterprise.Http, _new);
        await Confirm(await service.Mail.SecretTo(_new, Page));

        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Confirm(confirmation));
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await service.Complete(reset));
    }

    [Fact]
    public async Task A_password_that_is_reset_ends_the_wish_too()
    {
        var enterprise = await service.AnEnterprise();
        await Change(enterprise.Http, _new); // by whom, nobody knows
        var secret = await service.Mail.SecretTo(_new, Page);
        await service.Complete(await service.Forgot(enterprise.Email));

        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await Confirm(secret));

        Assert.Equal(HttpStatusCode.Created, (await service.SignIn(enterprise.Email, Forgetful.NewPassword)).StatusCode);
    }

    [Fact]
    public async Task It_takes_a_recent_proof_an_address_another_one_and_patience()
    {
        var enterprise = await service.AnEnterprise();
        var me = await IdentityService.Me(enterprise.Http);
        var late = service.As(
            Roles.Enterprise, me.Enterprise!.Id, subject: $"{me.Id}", provedAt: DateTimeOffset.UtcNow.AddMinutes(-16));
        await Refusal.Is(HttpStatusCode.Forbidden, "reauthentication.needed", await Change(late, _new));
        await Refusal.IsAbout("email", await Change(enterprise.Http, "no address"));
        await Refusal.IsAbout("email", await Change(enterprise.Http, ""));
        await Refusal.IsAbout("email", await Change(enterprise.Http, $"{new string('x', 250)}@a.cn"));
        await Refusal.Is(
            HttpStatusCode.Conflict, "email.same", await Change(enterprise.Http, enterprise.Email.ToUpperInvariant()));
        Assert.Equal(HttpStatusCode.Accepted, (await Change(enterprise.Http, _new)).StatusCode);
        var early = await Change(enterprise.Http, $"better-{_new}");
        await Refusal.Is(HttpStatusCode.TooManyRequests, "mail.too-many", early);
        Assert.InRange(early.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(_new, (await IdentityService.Me(enterprise.Http)).NewEmail!.Email);
    }

    [Fact]
    public async Task Agents_and_officers_keep_theirs()
    {
        var (_, email) = await IdentityService.AnAgentOf(await service.AnEnterprise());
        foreach (var http in new[]
        {
            (await service.SignedIn(email)).Http, (await service.ASignedInOfficer(Roles.Operator)).Http,
        })
        {
            await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await Change(http, _new));
            await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await Cancel(http));
        }
    }

    private static Task<HttpResponseMessage> Change(HttpClient http, string email) =>
        http.PutAsJsonAsync("/me/email", new { email });

    private static Task<HttpResponseMessage> Cancel(HttpClient http) => http.DeleteAsync("/me/email/change");

    private Task<HttpResponseMessage> Confirm(string secret) =>
        service.Anonymous().PostAsJsonAsync("/email-confirmations", new { secret });
}
