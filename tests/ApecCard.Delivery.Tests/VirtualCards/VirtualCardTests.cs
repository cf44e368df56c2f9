using System.Buffers.Text;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Handovers;
using ApecCard.Delivery.VirtualCards;
using ApecCard.ServiceDefaults;
using static ApecCard.Delivery.Tests.Stories;
using static ApecCard.Delivery.Tests.VirtualCards.VirtualCards;

namespace ApecCard.Delivery.Tests.VirtualCards;

public class VirtualCardTests
{
    private static readonly VirtualCardKey _key = AKey();

    [Fact]
    public void The_bytes_are_where_the_description_says()
    {
        byte[] salt = [.. Enumerable.Repeat((byte)0x5A, 16)], digest = [.. Enumerable.Repeat((byte)0xA5, 32)];
        var card = ACard() with { Passport = new(salt, 300_000, digest) };

        var bytes = card.Write([1, 2, 3, 4, 5, 6, 7, 8]);

        Assert.Equal(
            "01" + "0102030405060708" + "00000011" + "5758" + "5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A"
            + "000493E0" + "A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5"
            + "00010801" + "5061" + "5783" + "69F86010",
            Convert.ToHexString(bytes));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var card = ACard();
        var read = SignedVirtualCard.Read(card.SignedBy(_key).Text)!;
        Assert.Equal(_key.KeyId, read.KeyId);
        Assert.True(read.IsBy(_key, signsUntil: null));
        Assert.Equal(
            card, read.Card with { Economies = card.Economies, Passport = card.Passport });
        Assert.Equal(card.Economies, read.Card.Economies);
        Assert.Equal(card.Passport.Hash, read.Card.Passport.Hash);
    }

    [Fact]
    public void The_code_is_small() => Assert.InRange(ACard().SignedBy(_key).Text.Length, 1, 200);

    [Fact]
    public void A_bit_changed_in_any_of_a_thousand_places_is_noticed()
    {
        var genuine = ACard().SignedBy(_key);
        byte[] bytes = [.. genuine.Content, .. genuine.Signature];
        Assert.True(IsOurs(bytes));
        foreach (var place in Enumerable.Range(0, 1000).Select(_ => Random.Shared.Next(bytes.Length * 8)))
        {
            byte[] changed = [.. bytes];
            changed[place / 8] ^= (byte)(1 << (place % 8));
            Assert.False(IsOurs(changed), $"Bit {place} was changed, and nobody noticed.");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABTC1:")]
    [InlineData("ABTC1:????")]
    [InlineData("https://example.com/")]
    public void What_is_no_virtual_card_is_not_read(string text) => Assert.Null(SignedVirtualCard.Read(text));

    [Fact]
    public void Nothing_but_the_very_text_is_read()
    {
        var text = ACard().SignedBy(_key).Text;
        string[] alike =
            [text + "=", text + " ", text.ToLowerInvariant(), text[..^1], text.Insert(20, "\n"), WithSpareBit(text)];
        Assert.All(alike, other => Assert.Null(SignedVirtualCard.Read(other)));
    }

    [Fact]
    public void A_key_counts_for_the_time_in_which_it_signed()
    {
        var card = ACard().SignedBy(_key);
        Assert.True(card.IsBy(_key, signsUntil: Today));
        Assert.False(card.IsBy(_key, signsUntil: Today.AddSeconds(-1)));
        Assert.False(card.IsBy(_key with { SignsFrom = Today.AddSeconds(1) }, signsUntil: null));
        Assert.False(card.IsBy(AKey() with { KeyId = _key.KeyId }, signsUntil: null));
    }

    [Fact]
    public void The_passport_number_fits_however_it_is_typed_and_is_not_in_the_code()
    {
        var (one, another) = (PassportHash.Of(Passport), PassportHash.Of(Passport));
        Assert.True(one.Fits(" e12345678 "));
        Assert.False(one.Fits("E12345679"));
        Assert.NotEqual(one.Hash, another.Hash); // two codes of one passport are not alike
        Assert.True(one.Iterations >= 300_000);
    }

    [Theory]
    [InlineData("WANG", "XIAOMING", "WX")]
    [InlineData("", "MADONNA", "-M")]
    [InlineData("O'BRIEN", "", "O-")]
    public void The_code_tells_the_holders_initials(string family, string given, string initials) =>
        Assert.Equal(initials, VirtualCard.Of(Live(), Holder(family, given), Today).Initials);

    [Fact]
    public void A_card_that_is_not_live_has_no_virtual_card()
    {
        var revoked = Live();
        revoked.Revoke("lost", Today);
        Refuses(revoked, Today);
        Refuses(Live(), Today.AddYears(5).AddDays(1)); // its last day is over, and nobody has noticed yet

        static void Refuses(Card card, DateTimeOffset now) => Assert.Equal("card.not-live",
            Assert.Throws<RuleViolationException>(() => VirtualCard.Of(card, Holder(), now)).Code);
    }

    [Fact]
    public void A_struck_economy_is_not_in_the_code()
    {
        var card = Live();
        card.Strike("NZL", card.MadeAtVersion + 1, Today);
        Assert.Equal(["AUS", "SGP"], VirtualCard.Of(card, Holder(), Today).Economies);
    }

    [Fact]
    public void The_order_of_the_economies_never_changes()
    {
        Assert.Equal(21, EconomyMask.Order.Count);
        Assert.Equal(1u, EconomyMask.Of(["AUS"]));
        Assert.Equal((1u << 4) + (1u << 20), EconomyMask.Of(["VNM", "CHN"]));
        Assert.Equal(EconomyMask.Order, EconomyMask.Read(EconomyMask.Of(EconomyMask.Order)));
    }

    private static Card Live()
    {
        var card = Made(Wanted(), new(2040, 1, 1), Today);
        card.Post("EA123456785CN", "clerk", Today);
        card.Hear("EA123456785CN", CourierEventKind.Accepted, Today, Today);
        return card;
    }

    private static Imprint Holder(string family = "WANG", string given = "XIAOMING") =>
        new(new(family, given, null, "M", new(1980, 2, 29), new(Passport, new(2040, 1, 1))), Mailing: null);

    private static bool IsOurs(byte[] bytes) =>
        SignedVirtualCard.Read(SignedVirtualCard.Prefix + Base64Url.EncodeToString(bytes))?.IsBy(_key, null) is true;

    // 143 bytes leave two bits of the last letter unused.
    private static string WithSpareBit(string text)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return text[..^1] + letters[letters.IndexOf(text[^1], StringComparison.Ordinal) ^ 1];
    }
}
