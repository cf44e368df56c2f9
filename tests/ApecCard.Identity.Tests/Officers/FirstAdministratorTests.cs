using System.Net;
using ApecCard.Identity.Invitations;
using ApecCard.Identity.Officers;
using ApecCard.Testing;

namespace ApecCard.Identity.Tests.Officers;

/// <summary>A new system, on which nobody has signed in yet.</summary>
public sealed class FirstAdministratorTests
{
    [Fact]
    public async Task Is_let_in_by_a_link_from_the_console_which_gives_no_other_once_there_is_one()
    {
        await using var service = new IdentityService();
        await service.InitializeAsync();

        var invitation = await InviteAsync(service, "anna@officers.example");
        var accepted = await service.Anonymous().PostAsJsonAsync(
            "/invitations/acceptance",
            new { secret = invitation!.Link.Fragment[1..], password = IdentityService.Password });
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        var ticket = (await accepted.Content.ReadFromJsonAsync<AcceptInvitation.Response>())!.EnrolmentTicket;
        Assert.NotNull(ticket);

        Assert.Null(await InviteAsync(service, "berta@officers.example"));
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn("berta@officers.example"));
    }

    private static async Task<Invitation?> InviteAsync(IdentityService service, string signInName)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await FirstAdministrator.InviteAsync(
            scope.ServiceProvider.GetRequiredService<IdentityDb>(),
            scope.ServiceProvider.GetRequiredService<IConfiguration>(),
            TimeProvider.System, signInName, "Anna Li", CancellationToken.None);
    }
}
