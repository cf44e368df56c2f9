using System.Net;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Identity.Tests.Accounts;

/// <summary>Who is signed in and knows the present password chooses another.</summary>
[Collection(SharedService.Name)]
public class ChangePasswordTests(IdentityService service)
{
    private const string Another = "noch ein sehr langes Wort";

    [Fact]
    public async Task The_new_one_is_good_at_once_and_only_this_session_goes_on()
    {
        var here = await service.AnEnterprise();
        var elsewhere = await service.SignedIn(here.Email);

        Assert.Equal(HttpStatusCode.NoContent, (await Change(here.Http, IdentityService.Password, Another)).StatusCode);

        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn(here.Email));
        Assert.Equal(HttpStatusCode.Created, (await service.SignIn(here.Email, Another)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.Renew(here)).StatusCode);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "session.ended", await service.Renew(elsewhere));
        Assert.Contains("account.password-changed", await service.AuditOf((await IdentityService.Me(here.Http)).Id));
        await Eventually.Is(() => service.Mail.To(here.Email, "Your password was changed").Length == 1);
    }

    [Fact]
    public async Task An_officer_changes_it_as_well()
    {
        var officer = await service.ASignedInOfficer(Roles.Operator);
        Assert.Equal(
            HttpStatusCode.NoContent, (await Change(officer.Http, IdentityService.Password, Another)).StatusCode);
    }

    [Fact]
    public async Task Without_the_present_one_nothing_changes_and_guessing_it_takes_ever_longer()
    {
        var enterprise = await service.AnEnterprise();
        await Refusal.IsAbout(
            "password", await Change(enterprise.Http, IdentityService.Password, "passwordpassword"));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "password.not-this", await Change(enterprise.Http, "something else", Another));

        HttpResponseMessage answer;
        do
        {
            answer = await Change(enterprise.Http, "something else", Another);
        }
        while (answer.StatusCode is HttpStatusCode.Forbidden);

        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.locked", answer);
        Assert.NotNull(answer.Headers.RetryAfter);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.locked",
            await Change(enterprise.Http, IdentityService.Password, Another));
    }

    [Fact]
    public async Task Who_has_no_password_has_none_to_change() => await Refusal.Is(
        HttpStatusCode.NotFound, "not-found",
        await Change(service.As(Roles.Economy, subject: "economy-aus"), IdentityService.Password, Another));

    private static Task<HttpResponseMessage> Change(HttpClient http, string current, string password) =>
        http.PutAsJsonAsync("/me/password", new { current, password });
}
