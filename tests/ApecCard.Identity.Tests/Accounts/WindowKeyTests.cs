using System.Net;
using ApecCard.Identity.Accounts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Identity.Tests.Accounts;

/// <summary>Under which a window keeps what is not saved: each account's own, the same at every sign-in.</summary>
public sealed class WindowKeyTests(IdentityService service) : IClassFixture<IdentityService>
{
    [Fact]
    public async Task An_account_gets_the_same_again_and_no_other_account_does()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var first = await KeyOf(one);
        Assert.Matches("^[0-9a-f]{64}$", first);
        Assert.Equal(first, await KeyOf(one));
        Assert.NotEqual(first, await KeyOf(other));
    }

    [Fact]
    public async Task A_system_has_none()
    {
        var answer = await service.As(Roles.Service, subject: "review").GetAsync("/me/window-key");
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", answer);
    }

    private async Task<string> KeyOf(Guid account) =>
        (await service.As(Roles.Enterprise, enterpriseId: Guid.NewGuid(), subject: $"{account}")
            .GetFromJsonAsync<GetWindowKey.Response>("/me/window-key"))!.Key;
}
