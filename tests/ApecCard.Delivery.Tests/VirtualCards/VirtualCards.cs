using System.Buffers.Text;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.VirtualCards;
using ApecCard.ServiceDefaults;
using static ApecCard.Delivery.Tests.Stories;

namespace ApecCard.Delivery.Tests.VirtualCards;

/// <summary>Virtual cards as tests need them.</summary>
internal static class VirtualCards
{
    public const string Passport = "E12345678"; // the holder's, as OutsideDouble tells it

    public static readonly PersonalDataProtector Protector = new(new ConfigurationBuilder()
        .AddInMemoryCollection([new("PersonalData:Key", "a key for tests only")]).Build());

    public static VirtualCard ACard() => new(
        "CHN000000017",
        "WX",
        new(new byte[PassportHash.SaltSize], 1, new byte[PassportHash.HashSize]),
        ["AUS", "NZL", "SGP"],
        new(2026, 5, 4),
        new(2031, 5, 4),
        Today);

    public static VirtualCardKey AKey(DateTimeOffset? signsFrom = null) =>
        VirtualCardKey.New(Protector, Today, signsFrom ?? Today.AddDays(-1));

    public static SignedVirtualCard SignedBy(this VirtualCard card, VirtualCardKey key) =>
        SignedVirtualCard.Of(card, key, Protector);

    /// <summary>A card its holder has: in force.</summary>
    public static async Task<Card> ALiveCard(this DeliveryService service)
    {
        var card = await service.ACard(HandoverMethod.Collection);
        var answer = await service.Clerk().PostAsJsonAsync(
            $"/cards/{card.Id}/collection", new { passportNumber = Passport });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await service.Again(card);
    }

    public static HttpClient Holder(this DeliveryService service, Card card) =>
        service.As(Roles.Enterprise, card.EnterpriseId);

    public static async Task<GetVirtualCard.Response> VirtualCardOf(this DeliveryService service, Card card) =>
        (await service.Holder(card).GetFromJsonAsync<GetVirtualCard.Response>(
            $"/cards/{card.Id}/virtual", Json.Options))!;

    public static async Task<Verifier> AVerifier(this DeliveryService service)
    {
        var http = service.Anonymous();
        var keys = await http.GetFromJsonAsync<GetVirtualCardKeys.Response>("/virtual-cards/keys", Json.Options);
        var list = await http.GetStringAsync(new Uri("/virtual-cards/revocations", UriKind.Relative));
        return new([.. keys!.Keys.Select(Key)], list);
    }

    /// <summary>A key as everybody knows it, without its private part.</summary>
    public static (VirtualCardKey Key, DateTimeOffset? SignsUntil) Key(GetVirtualCardKeys.Key key)
    {
        var (x, y) = (Base64Url.DecodeFromChars(key.X), Base64Url.DecodeFromChars(key.Y));
        return (new(key.KeyId, x, y, [], key.NotBefore, key.NotBefore), key.SignsUntil);
    }
}
