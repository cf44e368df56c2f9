using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.VirtualCards;

/// <summary>
/// What the code on a holder's phone says. 79 bytes, numbers big-endian; docs/virtual-card.md has the same table:
/// <code>
///  0   1  format version, 1
///  1   8  key id
///  9   4  card number: the nine digits after CHN, as a number
/// 13   2  initials: first letter of the family name and of the given names, in ASCII; '-' where there is none
/// 15  16  salt of the passport hash
/// 31   4  iterations of the passport hash
/// 35  32  passport hash, PBKDF2-HMAC-SHA256
/// 67   4  economies that grant, one bit each in the order of EconomyMask
/// 71   2  day of issue, days since 1970-01-01
/// 73   2  last day of validity, days since 1970-01-01
/// 75   4  when this was signed, seconds since 1970-01-01 UTC
/// </code>
/// </summary>
public sealed record VirtualCard(
    string CardNumber,
    string Initials,
    PassportHash Passport,
    IReadOnlyList<string> Economies,
    DateOnly IssuedOn,
    DateOnly ExpiresOn,
    DateTimeOffset IssuedAt)
{
    public const byte Version = 1;
    public const int Size = 79;

    /// <summary>Where the key id is: it is read before anything else is believed.</summary>
    public static readonly Range KeyId = 1..(1 + VirtualCardKey.IdSize);

    private const string NumberPrefix = "CHN";
    private static readonly DateOnly _epoch = new(1970, 1, 1);

    /// <summary>The card as the register has it now.</summary>
    /// <exception cref="RuleViolationException">The card is not live: nobody may enter with it.</exception>
    public static VirtualCard Of(Card card, Imprint imprint, DateTimeOffset now)
    {
        if (card.Validity is not CardValidity.Live || card.ExpiresOn < now.DayInShanghai())
        {
            throw new RuleViolationException(
                "card.not-live", "Only a card in force has a virtual card: wait until it is handed over, or renew it.");
        }

        var holder = imprint.Applicant;
        return new(
            card.Number,
            $"{Initial(holder.FamilyName)}{Initial(holder.GivenNames)}",
            PassportHash.Of(holder.Passport.Number),
            card.RemainingEconomies,
            card.IssuedOn,
            card.ExpiresOn,
            DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()));
    }

    public byte[] Write(ReadOnlySpan<byte> keyId)
    {
        var bytes = new byte[Size];
        bytes[0] = Version;
        keyId.CopyTo(bytes.AsSpan(KeyId));
        Write(bytes, 9, uint.Parse(CardNumber.AsSpan(NumberPrefix.Length), CultureInfo.InvariantCulture));
        Encoding.ASCII.GetBytes(Initials, bytes.AsSpan(13, 2));
        Passport.Salt.CopyTo(bytes, 15);
        Write(bytes, 31, (uint)Passport.Iterations);
        Passport.Hash.CopyTo(bytes, 35);
        Write(bytes, 67, EconomyMask.Of(Economies));
        WriteDay(bytes, 71, IssuedOn);
        WriteDay(bytes, 73, ExpiresOn);
        Write(bytes, 75, (uint)IssuedAt.ToUnixTimeSeconds());
        return bytes;
    }

    /// <summary>What such bytes say; whether that is true, the signature tells.</summary>
    public static VirtualCard Read(ReadOnlySpan<byte> bytes) => new(
        string.Create(CultureInfo.InvariantCulture, $"{NumberPrefix}{Number(bytes, 9):D9}"),
        Encoding.ASCII.GetString(bytes.Slice(13, 2)),
        new(
            bytes.Slice(15, PassportHash.SaltSize).ToArray(),
            (int)Number(bytes, 31),
            bytes.Slice(35, PassportHash.HashSize).ToArray()),
        EconomyMask.Read(Number(bytes, 67)),
        Day(bytes, 71),
        Day(bytes, 73),
        DateTimeOffset.FromUnixTimeSeconds(Number(bytes, 75)));

    private static char Initial(string name) => name.FirstOrDefault(char.IsAsciiLetter, '-');

    private static void Write(Span<byte> bytes, int at, uint number) =>
        BinaryPrimitives.WriteUInt32BigEndian(bytes[at..], number);

    private static void WriteDay(Span<byte> bytes, int at, DateOnly day) =>
        BinaryPrimitives.WriteUInt16BigEndian(bytes[at..], (ushort)(day.DayNumber - _epoch.DayNumber));

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private static DateOnly Day(ReadOnlySpan<byte> bytes, int at) =>
        _epoch.AddDays(BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]));
}
