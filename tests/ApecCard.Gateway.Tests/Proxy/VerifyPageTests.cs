using System.Net;

namespace ApecCard.Gateway.Tests.Proxy;

/// <summary>The page that checks virtual cards, without a connection once it was opened.</summary>
public class VerifyPageTests(GatewayBeforeServices gateway) : IClassFixture<GatewayBeforeServices>
{
    [Theory]
    [InlineData("/verify", "text/html")]
    [InlineData("/verify/", "text/html")]
    [InlineData("/verify/style.css", "text/css")]
    [InlineData("/verify/verify.mjs", "text/javascript")]
    [InlineData("/verify/card.mjs", "text/javascript")]
    [InlineData("/verify/worker.js", "text/javascript")]
    public async Task The_page_and_what_it_needs_is_for_everybody(string path, string type)
    {
        var answer = await gateway.ACaller().GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task The_page_says_by_fixed_names_where_to_put_what_and_where_the_result_is()
    {
        var page = await gateway.ACaller().GetStringAsync("/verify/");
        Assert.All(["code", "passport", "check", "result"], id =>
            Assert.Contains($"id=\"{id}\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("://", page, StringComparison.Ordinal); // nothing from elsewhere
    }
}
