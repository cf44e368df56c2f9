using System.Net;
using ApecCard.Identity.DemoData;
using ApecCard.Identity.SecondFactors;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.DemoData;

[Collection(SharedService.Name)]
public class DemoAccountsTests(IdentityService service)
{
    [Fact]
    public async Task Officers_of_every_role_are_made_once_and_sign_in_as_documented()
    {
        using var demo = ActivatorUtilities.CreateInstance<DemoAccounts>(service.Services);

        Assert.Equal(24, await demo.AddMissingAsync(default));
        Assert.Equal(0, await demo.AddMissingAsync(default));

        const string name = "preliminary.shanghai@apeccard.example";
        await using var db = service.OpenDatabase();
        var id = (await db.Accounts.SingleAsync(account => account.SignInName == name)).Id;
        var factor = await db.SecondFactors.FindAsync(id);
        var secret = service.Services.GetRequiredService<PersonalDataProtector>()
            .Unprotect<byte[]>(factor!.ProtectedSecret);
        var code = Totp.Code(secret, await AnApp.CalmStepAsync());
        var signedIn = await service.SignIn(name, "ApecCard-Demo-2026", code);
        var tokens = await signedIn.Content.ReadFromJsonAsync<TokenPair>();
        var me = await IdentityService.Me(service.Bearing(tokens!.AccessToken));
        Assert.Equal((Roles.PreliminaryOfficer, "shanghai"), (me.Roles.Single(), me.Office));
    }

    [Fact]
    public async Task Where_there_is_no_demo_data_nobody_is_told_of_accounts() => Assert.Equal(
        (HttpStatusCode.NotFound, HttpStatusCode.NotFound),
        ((await service.Anonymous().GetAsync("/demo-accounts")).StatusCode,
            (await service.Anonymous().GetAsync("/demo-accounts/ministry@apeccard.example/code")).StatusCode));

    [Fact]
    public async Task Where_there_is_demo_data_the_sign_in_page_is_told_whose_part_can_be_played()
    {
        await using var development = new DevelopmentIdentity();
        await development.InitializeAsync();

        var accounts = await development.Anonymous().GetFromJsonAsync<ListDemoAccounts.Item[]>("/demo-accounts");

        Assert.Equal(24, accounts!.Length);
        Assert.Contains(accounts, one => one is
        {
            Account: "preliminary.shanghai@apeccard.example", Role: Roles.PreliminaryOfficer, Office: "shanghai",
        });
        using var demo = ActivatorUtilities.CreateInstance<DemoAccounts>(development.Services);
        await demo.AddMissingAsync(default); // or waits for the service's own, which has begun
        var next = await Code(development, accounts[0].Account);
        await Come(next.UsableFrom);
        Assert.Equal(
            HttpStatusCode.Created,
            (await development.SignIn(accounts[0].Account, accounts[0].Password, next.Code)).StatusCode);
        var later = await Code(development, accounts[0].Account);
        Assert.NotEqual(next.Code, later.Code); // each is good once, and the page is told the next
        Assert.Equal(next.UsableFrom.AddSeconds(30), later.UsableFrom);
    }

    private static async Task<GetDemoCode.Response> Code(IdentityService development, string account) =>
        (await development.Anonymous().GetFromJsonAsync<GetDemoCode.Response>($"/demo-accounts/{account}/code"))!;

    private static async Task Come(DateTimeOffset moment)
    {
        var wait = moment - DateTimeOffset.UtcNow;
        await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    private sealed class DevelopmentIdentity : IdentityService
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Development");
        }
    }
}
