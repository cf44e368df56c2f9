using System.Net;
using ApecCard.Identity.DemoData;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Tests.DemoData;

[Collection(SharedService.Name)]
public class DemoAccountsTests(IdentityService service)
{
    [Fact]
    public async Task Officers_of_every_role_are_made_once_and_sign_in_as_documented()
    {
        using var demo = ActivatorUtilities.CreateInstance<DemoAccounts>(service.Services);

        Assert.Equal(22, await demo.AddMissingAsync(default));
        Assert.Equal(0, await demo.AddMissingAsync(default));

        var signedIn = await service.SignIn("preliminary.shanghai@apeccard.example", "ApecCard-Demo-2026");
        var tokens = await signedIn.Content.ReadFromJsonAsync<TokenPair>();
        var me = await IdentityService.Me(service.Bearing(tokens!.AccessToken));
        Assert.Equal((Roles.PreliminaryOfficer, "shanghai"), (me.Roles.Single(), me.Office));
    }

    [Fact]
    public async Task Where_there_is_no_demo_data_nobody_is_told_of_accounts() => Assert.Equal(
        HttpStatusCode.NotFound, (await service.Anonymous().GetAsync("/demo-accounts")).StatusCode);

    [Fact]
    public async Task Where_there_is_demo_data_the_sign_in_page_is_told_whose_part_can_be_played()
    {
        await using var development = new DevelopmentIdentity();
        await development.InitializeAsync();

        var accounts = await development.Anonymous().GetFromJsonAsync<ListDemoAccounts.Item[]>("/demo-accounts");

        Assert.Equal(22, accounts!.Length);
        Assert.Contains(accounts, one => one is
        {
            Account: "preliminary.shanghai@apeccard.example", Role: Roles.PreliminaryOfficer, Office: "shanghai",
        });
        using var demo = ActivatorUtilities.CreateInstance<DemoAccounts>(development.Services);
        await demo.AddMissingAsync(default); // or waits for the service's own, which has begun
        Assert.Equal(
            HttpStatusCode.OK, (await development.SignIn(accounts[0].Account, accounts[0].Password)).StatusCode);
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
