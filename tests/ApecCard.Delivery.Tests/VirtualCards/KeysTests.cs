using ApecCard.Delivery.VirtualCards;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ApecCard.Delivery.Tests.VirtualCards;

public class KeysTests(DeliveryService service) : IClassFixture<DeliveryService>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await using var db = service.OpenDatabase();
        await Eventually.Is(() => db.VirtualCardKeys.AnyAsync()); // the service's own first key
        await db.VirtualCardKeys.ExecuteDeleteAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Replicas_that_start_at_once_make_one_key()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var db = service.OpenDatabase();
            return (await Keys(db).SigningAsync(Stories.Today, default)).KeyId;
        }));
        Assert.Single(keys.Distinct());
        Assert.Single(await Published());
    }

    [Fact]
    public async Task A_new_key_is_published_a_week_before_it_signs_and_the_old_one_stays()
    {
        var first = await SigningAfter(days: 0);
        Assert.Equal(first, await SigningAfter(days: 82.9));
        Assert.Single(await Published());

        Assert.Equal(first, await SigningAfter(days: 83)); // 90 less 7
        var published = await Published();
        Assert.Equal(2, published.Count);
        Assert.Equal((first, published[1].NotBefore), (published[0].KeyId, published[0].SignsUntil));
        Assert.Equal(Stories.Today.AddDays(90), published[1].NotBefore);

        Assert.Equal(first, await SigningAfter(days: 89.9));
        Assert.Equal(published[1].KeyId, await SigningAfter(days: 90));
        Assert.Contains(await Published(), key => key.KeyId == first);
    }

    [Fact]
    public async Task After_a_long_rest_the_old_key_signs_until_the_new_one_has_been_published_a_week()
    {
        var first = await SigningAfter(days: 0);
        Assert.Equal(first, await SigningAfter(days: 200));
        Assert.Equal(first, await SigningAfter(days: 206.9));
        Assert.NotEqual(first, await SigningAfter(days: 207));
    }

    [Fact]
    public async Task A_private_key_is_not_kept_in_the_clear()
    {
        await SigningAfter(days: 0);
        await using var db = service.OpenDatabase();
        var key = await db.VirtualCardKeys.SingleAsync();
        Assert.NotEmpty(VirtualCards.Protector.Unprotect<byte[]>(key.PrivateKey));
        Assert.NotEqual(0x30, key.PrivateKey[0]); // as PKCS#8 begins
    }

    private async Task<string> SigningAfter(double days)
    {
        var now = Stories.Today.AddDays(days);
        await new RotateKeys(
            service.Services.GetRequiredService<IServiceScopeFactory>(), new TestClock(now),
            NullLogger<RotateKeys>.Instance).DoAllAsync(default);
        await using var db = service.OpenDatabase();
        return (await Keys(db).SigningAsync(now, default)).KeyId;
    }

    private static VirtualCardKeys Keys(DeliveryDb db) =>
        new(db, VirtualCards.Protector, Options.Create(new VirtualCardSettings()));

    private async Task<IReadOnlyList<GetVirtualCardKeys.Key>> Published() => (await service.Anonymous()
        .GetFromJsonAsync<GetVirtualCardKeys.Response>("/virtual-cards/keys", Json.Options))!.Keys;
}
