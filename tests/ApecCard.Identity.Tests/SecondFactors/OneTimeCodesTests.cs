using System.Net;
using System.Text;
using System.Text.Json;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.SecondFactors;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.SecondFactors;

/// <summary>Every officer proves himself with a one-time code beside the password.</summary>
[Collection(SharedService.Name)]
public class OneTimeCodesTests(IdentityService service)
{
    [Theory]
    [InlineData(Roles.PreliminaryOfficer, "shanghai")]
    [InlineData(Roles.ForeignAffairsOfficer, "shanghai")]
    [InlineData(Roles.MinistryOfficer, null)]
    [InlineData(Roles.ServicePointClerk, "shanghai")]
    [InlineData(Roles.FinanceOfficer, null)]
    [InlineData(Roles.Operator, null)]
    [InlineData(Roles.Administrator, null)]
    public async Task No_officer_comes_in_by_the_password_alone(string role, string? office)
    {
        var officer = await service.AnOfficer(role, office);
        var app = await service.Enrolled(officer);

        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.code-needed", await service.SignIn(officer.SignInName));
        await using var db = service.OpenDatabase();
        Assert.False(await db.Sessions.AnyAsync(session => session.AccountId == officer.Id));
        Assert.Equal(
            HttpStatusCode.Created, (await service.SignIn(officer.SignInName, code: await app.NextCode())).StatusCode);
    }

    [Fact]
    public async Task An_officer_sets_the_codes_up_at_the_first_sign_in_and_is_in()
    {
        var officer = await service.AnOfficer();
        var refusal = await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.enrolment-needed", await service.SignIn(officer.SignInName));
        var ticket = refusal.GetProperty("ticket").GetString();
        var begun = await (await service.Anonymous().PostAsJsonAsync("/enrolments", new { ticket }))
            .Content.ReadFromJsonAsync<BeginEnrolment.Response>();
        Assert.StartsWith("otpauth://totp/ApecCard:", begun!.Uri, StringComparison.Ordinal);
        Assert.Contains($"secret={begun.Secret}", begun.Uri, StringComparison.Ordinal);
        Assert.Contains("<svg", begun.QrSvg, StringComparison.Ordinal);

        await Refusal.IsAbout("code", await service.Anonymous().PostAsJsonAsync(
            "/enrolments/confirmation", new { ticket, code = "000000" }));
        var app = await service.Enrolled(officer.Id, ticket!);

        Assert.Equal(SecondFactor.RecoveryCodeCount, app.RecoveryCodes.Distinct().Count());
        var gateway = await service.Service("gateway");
        var opened = await gateway.PostAsJsonAsync("/sessions", new { kind = "enrolment", ticket = app.SignInTicket });
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.enrolment-expired",
            await gateway.PostAsJsonAsync("/sessions", new { kind = "enrolment", ticket = app.SignInTicket }));
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.enrolment-expired",
            await service.Anonymous().PostAsJsonAsync("/enrolments", new { ticket }));
        await using var db = service.OpenDatabase();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry =>
            entry.Subject == $"{officer.Id}" && entry.Action == "second-factor.enrolled"));
    }

    [Fact]
    public async Task A_ticket_does_not_change_codes_that_are_set_up()
    {
        var officer = await service.AnOfficer();
        var refusal = await Refusal.Is( // two windows, in both of which the password was right
            HttpStatusCode.Unauthorized, "sign-in.enrolment-needed", await service.SignIn(officer.SignInName));
        await service.Enrolled(officer);

        await Refusal.Is(
            HttpStatusCode.Conflict, "second-factor.enrolled",
            await service.Anonymous().PostAsJsonAsync(
                "/enrolments", new { ticket = refusal.GetProperty("ticket").GetString() }));
    }

    [Fact]
    public async Task A_ticket_opens_no_session_and_an_old_one_nothing()
    {
        var officer = await service.AnOfficer();
        var refusal = await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.enrolment-needed", await service.SignIn(officer.SignInName));
        var ticket = refusal.GetProperty("ticket").GetString();
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.enrolment-expired",
            await (await service.Service("gateway")).PostAsJsonAsync("/sessions", new { kind = "enrolment", ticket }));
        await using var db = service.OpenDatabase();
        await db.Tickets.Where(one => one.AccountId == officer.Id).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.ExpiresAt, DateTimeOffset.UtcNow));

        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.enrolment-expired",
            await service.Anonymous().PostAsJsonAsync("/enrolments", new { ticket }));
    }

    [Fact]
    public async Task A_code_is_good_once_also_for_many_at_the_same_moment()
    {
        var officer = await service.AnOfficer();
        var app = await service.Enrolled(officer);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.code-refused",
            await service.SignIn(officer.SignInName, code: app.FirstCode)); // it confirmed the enrolment
        await ForgetAttempts();
        var code = await app.NextCode();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => service.SignIn(officer.SignInName, code: code)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_however_it_is_typed()
    {
        var officer = await service.AnOfficer();
        var app = await service.Enrolled(officer);

        Assert.Equal(
            HttpStatusCode.Created, (await service.SignIn(officer.SignInName, code: app.RecoveryCodes[0])).StatusCode);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.code-refused",
            await service.SignIn(officer.SignInName, code: app.RecoveryCodes[0]));
        var typed = app.RecoveryCodes[1].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await service.SignIn(officer.SignInName, code: typed)).StatusCode);
        await using var db = service.OpenDatabase();
        Assert.Equal(["9 left", "8 left"], await db.AuditEntries
            .Where(entry => entry.Subject == $"{officer.Id}" && entry.Action == "second-factor.recovery-code-used")
            .OrderBy(entry => entry.Id).Select(entry => entry.Reason!).ToListAsync());
    }

    [Fact]
    public async Task Codes_cannot_be_tried_without_end()
    {
        var officer = await service.AnOfficer();
        var app = await service.Enrolled(officer);
        await ForgetAttempts();
        for (var attempt = 0; attempt < Patience.WithOne.Free; attempt++)
        {
            await Refusal.Is(
                HttpStatusCode.Unauthorized, "sign-in.code-refused",
                await service.SignIn(officer.SignInName, code: "not it"));
        }

        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.locked",
            await service.SignIn(officer.SignInName, code: await app.NextCode()));
    }

    [Fact]
    public async Task Who_does_not_know_the_password_does_not_learn_whether_there_are_codes()
    {
        var officer = await service.AnOfficer();
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn(officer.SignInName, "wrong"));
        await service.Enrolled(officer);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn(officer.SignInName, "wrong", "123456"));
    }

    [Fact]
    public async Task The_database_knows_neither_the_secret_nor_a_recovery_code()
    {
        var officer = await service.AnOfficer();
        var app = await service.Enrolled(officer);
        await using var db = service.OpenDatabase();
        var row = (await db.Database.SqlQuery<string>(
            $"""select f::text as "Value" from "SecondFactors" f where "AccountId" = {officer.Id}""").ToListAsync())[0];

        foreach (var planted in app.RecoveryCodes
            .Select(code => Encoding.ASCII.GetBytes(code.Replace("-", "", StringComparison.Ordinal)))
            .Append(app.Secret).Append(JsonSerializer.SerializeToUtf8Bytes(app.Secret)))
        {
            Assert.DoesNotContain(Convert.ToHexString(planted), row, StringComparison.OrdinalIgnoreCase);
        }
    }

    private async Task ForgetAttempts()
    {
        await using var db = service.OpenDatabase();
        await db.SignInAttempts.ExecuteDeleteAsync();
    }
}
