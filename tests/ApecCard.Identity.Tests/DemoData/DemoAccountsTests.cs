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
}
