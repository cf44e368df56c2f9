using System.Net;
using System.Text.Json;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.SecondFactors;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests;

/// <summary>Officers, and what shows their one-time codes.</summary>
public partial class IdentityService
{
    /// <summary>An officer with a password and no one-time codes yet.</summary>
    public async Task<Account> AnOfficer(
        string role = Roles.Operator, string? office = null, string name = "王敏")
    {
        await using var db = OpenDatabase();
        var officer = Account.OfOfficer(
            $"{Guid.NewGuid():N}@officers.example", Services.GetRequiredService<Passwords>().Hash(Password), role,
            office, name, DateTimeOffset.UtcNow);
        db.Add(officer);
        await db.SaveChangesAsync();
        return officer;
    }

    /// <summary>An officer's app: enrolled, and showing a new code whenever it is asked.</summary>
    public async Task<AnApp> Enrolled(Account officer)
    {
        var refusal = await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.enrolment-needed", await SignIn(officer.SignInName));
        return await Enrolled(officer.Id, refusal.GetProperty("ticket").GetString()!);
    }

    public async Task<AnApp> Enrolled(Guid officerId, string ticket)
    {
        var begun = await Anonymous().PostAsJsonAsync("/enrolments", new { ticket });
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        await using var db = OpenDatabase();
        var factor = await db.SecondFactors.FindAsync(officerId);
        var secret = Services.GetRequiredService<PersonalDataProtector>().Unprotect<byte[]>(factor!.ProtectedSecret);
        var code = Totp.Code(secret, await AnApp.CalmStepAsync());
        var answer = await Anonymous().PostAsJsonAsync("/enrolments/confirmation", new { ticket, code });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var confirmed = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new(
            this, officerId, secret, code,
            [.. confirmed.GetProperty("recoveryCodes").EnumerateArray().Select(one => one.GetString()!)],
            confirmed.GetProperty("signInTicket").GetString()!);
    }

    /// <summary>An officer who is signed in with a code.</summary>
    public async Task<Member> ASignedInOfficer(string role, string? office = null, string name = "王敏")
    {
        var officer = await AnOfficer(role, office, name);
        var app = await Enrolled(officer);
        var session = await (await SignIn(officer.SignInName, code: await app.NextCode()))
            .Content.ReadFromJsonAsync<BrowserSession>();
        return new(officer.SignInName, Bearing(session!.AccessToken), session) { App = app, Id = officer.Id };
    }
}

/// <summary>What shows an officer's one-time codes.</summary>
public sealed record AnApp(
    IdentityService Service, Guid OfficerId, byte[] Secret, string FirstCode, string[] RecoveryCodes,
    string SignInTicket)
{
    /// <summary>The code of now, as if nothing had been proved in the last minutes.</summary>
    public async Task<string> NextCode()
    {
        await using var db = Service.OpenDatabase();
        await db.SecondFactors.Where(factor => factor.AccountId == OfficerId)
            .ExecuteUpdateAsync(set => set.SetProperty(factor => factor.LastStep, 0));
        return Totp.Code(Secret, await CalmStepAsync());
    }

    /// <summary>The half minute of now, or the next one when this is nearly over: what is sent must still come in it.</summary>
    public static async Task<long> CalmStepAsync()
    {
        var (now, soon) = (DateTimeOffset.UtcNow, TimeSpan.FromSeconds(3));
        var step = Totp.StepAt(now + soon);
        await Task.Delay(step == Totp.StepAt(now) ? TimeSpan.Zero : soon);
        return step;
    }
}
