using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using ApecCard.Delivery.VirtualCards;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Tests.VirtualCards;

/// <summary>
/// Who meets a holder, with what was fetched when there was a connection: docs/virtual-card.md, step by step.
/// </summary>
internal sealed class Verifier
{
    private readonly (VirtualCardKey Key, DateTimeOffset? SignsUntil)[] _keys;
    private readonly RevocationList? _list;

    public Verifier((VirtualCardKey Key, DateTimeOffset? SignsUntil)[] keys, string? jws)
    {
        _keys = keys;
        _list = jws is null ? null : Read(jws);
    }

    public RevocationList List => _list!;

    public (string Result, IReadOnlyList<string> Economies) Check(string text, string passport, DateTimeOffset now)
    {
        if (SignedVirtualCard.Read(text) is not { } signed || !_keys.Any(one => signed.IsBy(one.Key, one.SignsUntil)))
        {
            return ("not-ours", []);
        }

        var card = signed.Card;
        if (!card.Passport.Fits(passport))
        {
            return ("wrong-passport", []);
        }

        var left = _list?.Struck.FirstOrDefault(one => one.Number == card.CardNumber) is { } struck
            ? EconomyMask.Read(EconomyMask.Of(card.Economies) & struck.Economies)
            : card.Economies;
        return (Standing(card, _list?.AsOf > now ? _list.AsOf : now), left);
    }

    private string Standing(VirtualCard card, DateTimeOffset now) =>
        _list?.Revoked.Contains(card.CardNumber) is true ? "revoked"
        : now.DayInShanghai() > card.ExpiresOn ? "expired"
        : _list?.ExpiresAt >= now ? "valid"
        : "stale";

    private RevocationList Read(string jws)
    {
        var parts = jws.Split('.');
        var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement;
        Assert.Equal(("ES256", RevocationList.Type), (Text("alg"), Text("typ")));
        var key = _keys.Single(one => one.Key.KeyId == Text("kid")).Key;
        var content = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        Assert.True(key.HasSigned(content, Base64Url.DecodeFromChars(parts[2])));
        return JsonSerializer.Deserialize<RevocationList>(Base64Url.DecodeFromChars(parts[1]), Json.Options)!;

        string? Text(string property) => header.GetProperty(property).GetString();
    }
}
