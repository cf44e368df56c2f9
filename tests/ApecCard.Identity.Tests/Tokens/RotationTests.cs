using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ApecCard.Identity.Tokens;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ApecCard.Identity.Tests.Tokens;

/// <summary>A new signing key, while a service that knows only the published ones goes on checking tokens.</summary>
public class RotationTests(RotationTests.Quick service) : IClassFixture<RotationTests.Quick>
{
    /// <summary>Rotates in seconds; on a port, so that another service can ask it for its keys.</summary>
    public sealed class Quick : IdentityService
    {
        public override async Task InitializeAsync()
        {
            UseKestrel(0);
            await base.InitializeAsync();
            StartServer();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("SigningKeys:PublishAhead", "00:00:06");
            builder.UseSetting("SigningKeys:LookEvery", "00:00:00.5");
        }
    }

    [Fact]
    public async Task Every_token_is_good_before_and_after_and_the_old_key_goes_with_its_last_one()
    {
        await using var other = await AService();
        using var http = new HttpClient { BaseAddress = new(other.Urls.First()) };
        var first = await AToken();
        await Eventually.Is(async () => await Asked(first) is HttpStatusCode.OK);

        var operatorOnDuty = service.As(Roles.Operator);
        var made = await operatorOnDuty.PostAsync("/signing-keys", content: null);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var next = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("kid").GetString();
        await Refusal.Is(
            HttpStatusCode.Conflict, "signing-key.coming", await operatorOnDuty.PostAsync("/signing-keys", null));
        Assert.Contains(next!, await service.Anonymous().GetStringAsync("/.well-known/jwks.json"),
            StringComparison.Ordinal); // before it signs

        string token;
        var asked = 0;
        do
        {
            token = await AToken();
            Assert.Equal(HttpStatusCode.OK, await Asked(token));
            asked++;
            await Task.Delay(50);
        }
        while (KidOf(token) != next);

        Assert.NotEqual(next, KidOf(first));
        Assert.True(asked > 5, $"It signed after {asked} tokens: too soon to see anything.");
        Assert.Equal(HttpStatusCode.OK, await Asked(first)); // signed with the old one

        await using (var db = service.OpenDatabase()) // eleven minutes later
        {
            await db.SigningKeys.ExecuteUpdateAsync(set => set.SetProperty(
                key => key.SignsFrom, key => key.SignsFrom - AccessTokens.Lifetime - TimeSpan.FromMinutes(1)));
        }

        await Eventually.Is(async () => await Asked(first) is HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.OK, await Asked(token));

        async Task<HttpStatusCode> Asked(string bearer)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/asked");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            return (await http.SendAsync(request)).StatusCode;
        }
    }

    [Fact]
    public async Task Who_neither_operates_nor_administers_sees_no_keys()
    {
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.MinistryOfficer).PostAsync("/signing-keys", content: null));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.Enterprise, Guid.NewGuid()).GetAsync("/signing-keys"));
        var keys = await service.As(Roles.Operator).GetStringAsync("/signing-keys");
        Assert.DoesNotContain("PRIVATE", keys, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schedule_makes_the_next_one_so_that_each_signs_for_thirty_days()
    {
        var rotation = KeyRotation.Of(new ConfigurationBuilder().Build());
        var start = DateTimeOffset.UtcNow;
        var old = new SigningKey("old", "", start, start);

        Assert.False(rotation.IsDue([old], start.AddDays(30).AddMinutes(-4)));
        Assert.True(rotation.IsDue([old], start.AddDays(30).AddMinutes(-3)));

        var next = new SigningKey("next", "", start.AddDays(30).AddMinutes(-3), start.AddDays(30));
        Assert.False(rotation.IsDue([old, next], start.AddDays(30).AddMinutes(-2)));
        Assert.Equal("old", KeyRotation.Signing([next, old], start.AddDays(30).AddSeconds(-1)).Kid);
        Assert.Equal("next", KeyRotation.Signing([next, old], start.AddDays(30)).Kid);
        Assert.Equal(start.AddDays(30).AddMinutes(11), KeyRotation.EndsAt(old, [next, old]));
        Assert.Null(KeyRotation.EndsAt(next, [next, old]));
    }

    [Fact]
    public void What_others_could_not_follow_is_refused_at_the_start() => Assert.Throws<InvalidOperationException>(() =>
        KeyRotation.Of(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["SigningKeys:PublishAhead"] = "00:00:10" }).Build()));

    private async Task<WebApplication> AService()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = "ApecCard.Review", EnvironmentName = "Testing" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["Identity:Url"] = service.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        builder.Configuration["Identity:Secret"] = "review's secret";
        builder.Configuration["Identity:KeysEvery"] = "00:00:02";
        builder.AddServiceDefaults();
        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapGet("/asked", () => TypedResults.Ok());
        await app.StartAsync();
        return app;
    }

    private async Task<string> AToken()
    {
        var answer = await service.Anonymous().PostAsJsonAsync("/tokens", new
        {
            grant = "client-credentials",
            clientId = "review",
            clientSecret = "review's secret",
        });
        return (await answer.Content.ReadFromJsonAsync<TokenPair>())!.AccessToken;
    }

    private static string KidOf(string token) => new JsonWebToken(token).Kid;
}
