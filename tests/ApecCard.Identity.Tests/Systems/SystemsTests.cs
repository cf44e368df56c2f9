using System.Net;
using System.Text.Json;
using ApecCard.Identity.Broker;
using ApecCard.Identity.Systems;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.Systems;

[Collection(SharedService.Name)]
public class SystemsTests(IdentityService service)
{
    private HttpClient Administrator => service.As(Roles.Administrator);

    [Fact]
    public async Task The_administrator_sees_all_systems_and_no_secret()
    {
        await SignIn("economy-nzl", PasswordOf("economy-nzl"));

        var answer = await Administrator.GetStringAsync("/systems");

        var systems = JsonDocument.Parse(answer).RootElement.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(18, systems.Length);
        var economy = systems.Single(one => one.GetProperty("name").GetString() == "economy-nzl");
        Assert.Equal("Economy", economy.GetProperty("kind").GetString());
        Assert.NotEqual(JsonValueKind.Null, economy.GetProperty("lastUsedAt").ValueKind);
        Assert.DoesNotContain("hash", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_new_secret_is_good_at_once_and_the_old_one_until_the_overlap_is_over()
    {
        var (name, old) = ("economy-per", PasswordOf("economy-per"));
        var rotated = await Administrator.PostAsync($"/systems/{name}/secret", content: null);
        Assert.Equal(HttpStatusCode.Created, rotated.StatusCode);
        Assert.Equal("no-store", rotated.Headers.CacheControl?.ToString());
        var secret = (await rotated.Content.ReadFromJsonAsync<RotateSecret.Response>())!.Secret;

        Assert.Equal(HttpStatusCode.OK, (await SignIn(name, secret)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SignIn(name, old)).StatusCode);

        await using var db = service.OpenDatabase();
        await db.Systems.Where(one => one.Name == name)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.PreviousUntil, DateTimeOffset.UtcNow));
        Assert.Equal(HttpStatusCode.OK, (await SignIn(name, secret)).StatusCode);
        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed", await SignIn(name, old));
        var kept = await db.Systems.AsNoTracking().SingleAsync(one => one.Name == name);
        Assert.True(PasswordHash.Fits(secret, kept.BrokerPasswordHash)); // the broker's, too
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry =>
            entry.Action == "system.secret-rotated" && entry.Subject == name));
        Assert.DoesNotContain(secret, JsonSerializer.Serialize(kept), StringComparison.Ordinal);

        kept.Rotate(old, TimeSpan.Zero, DateTimeOffset.UtcNow); // as the other tests expect it
        db.Update(kept);
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task A_start_gives_nobody_his_first_secret_back()
    {
        var name = "economy-chl";
        var rotated = await Administrator.PostAsync($"/systems/{name}/secret", content: null);
        var secret = (await rotated.Content.ReadFromJsonAsync<RotateSecret.Response>())!.Secret;

        await ActivatorUtilities.CreateInstance<ProvisionSystems>(service.Services).StartAsync(default);

        Assert.Equal(HttpStatusCode.OK, (await SignIn(name, secret)).StatusCode);
        await using var db = service.OpenDatabase();
        Assert.NotNull((await db.Systems.SingleAsync(one => one.Name == name)).RotatedAt);
    }

    [Fact]
    public void What_the_configuration_says_anew_counts_and_the_one_before_overlaps()
    {
        var (now, overlap) = (DateTimeOffset.UtcNow, TimeSpan.FromDays(1));
        var system = SystemClient.Of("review", SystemKind.Service, "first");

        Assert.False(system.Configure("first", overlap, now));
        Assert.True(system.Configure("second", overlap, now));
        Assert.True(system.Knows("first", now) && system.Knows("second", now));
        Assert.True(!system.Knows("first", now + overlap) && system.Knows("second", now + overlap));

        system.Rotate("third", overlap, now);
        Assert.True(system.Configure("third", overlap, now)); // written there afterwards: nothing changes
        Assert.True(system.Knows("second", now) && system.Knows("third", now));
    }

    [Fact]
    public async Task Nobody_else_gives_secrets()
    {
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.Operator).PostAsync("/systems/review/secret", content: null));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found",
            await Administrator.PostAsync("/systems/nobody/secret", content: null));
    }

    private static string PasswordOf(string user) => OutsidersTopology.PasswordOf(user, "the economies' secret");

    private Task<HttpResponseMessage> SignIn(string clientId, string clientSecret) =>
        service.Anonymous().PostAsJsonAsync("/tokens", new { grant = "client-credentials", clientId, clientSecret });
}
