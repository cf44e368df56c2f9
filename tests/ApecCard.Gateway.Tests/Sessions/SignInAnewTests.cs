using System.Net;
using ApecCard.Testing;

namespace ApecCard.Gateway.Tests.Sessions;

/// <summary>A browser that signs in has one session: what it still had ends.</summary>
public class SignInAnewTests(GatewayBeforeServices gateway) : IClassFixture<GatewayBeforeServices>
{
    [Fact]
    public async Task A_sign_in_ends_the_session_that_the_browser_still_had()
    {
        var before = await gateway.ABrowser().SignedIn("first");

        var after = await Taking(before).SignedIn("second");

        var ended = gateway.Behind.Asked.Single(asked => asked.MethodAndPath == $"DELETE /sessions/{before.SessionId}");
        Assert.Contains($"secret of {before.SessionId}", ended.Body, StringComparison.Ordinal);
        Assert.Equal("Bearer second", (await after.Echo()).Authorization);
        Assert.Null((await before.Echo()).Authorization);
    }

    [Fact]
    public async Task A_sign_in_that_fails_leaves_it_alone()
    {
        var before = await gateway.ABrowser().SignedIn("first");
        gateway.Behind.On("POST /sessions", _ => Results.Problem(
            "No.", statusCode: 401, extensions: new Dictionary<string, object?> { ["code"] = "sign-in.failed" }));

        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.failed",
            await before.Http.PostAsJsonAsync("/bff/sign-in", new { kind = "password" }));

        Assert.Equal("Bearer first", (await before.Echo()).Authorization);
        Assert.DoesNotContain(
            gateway.Behind.Asked, asked => asked.MethodAndPath == $"DELETE /sessions/{before.SessionId}");
    }

    [Fact]
    public async Task One_that_cannot_be_ended_is_in_nobodys_way()
    {
        var before = await gateway.ABrowser().SignedIn("first");
        gateway.Behind.On($"DELETE /sessions/{before.SessionId}", _ => Results.StatusCode(500));

        var after = await Taking(before).SignedIn("second");

        Assert.Equal("Bearer second", (await after.Echo()).Authorization);
        Assert.True((await after.Session()).GetProperty("signedIn").GetBoolean());
    }

    // The same browser, in which Identity opens another session.
    private Browser Taking(Browser before)
    {
        var after = gateway.ABrowser();
        after.Cookies.Add(before.Cookies.GetAllCookies());
        return after;
    }
}
