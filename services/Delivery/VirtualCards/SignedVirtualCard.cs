using System.Buffers.Text;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.VirtualCards;

/// <summary>
/// The text in the QR code: <c>ABTC1:</c> and, in Base64Url without padding, the bytes of the card and after them their
/// ES256 signature, r and s of 32 bytes each.
/// </summary>
public sealed record SignedVirtualCard(byte[] Content, byte[] Signature)
{
    public const string Prefix = "ABTC1:";

    private const int SignatureSize = 64;

    public string KeyId => Base64Url.EncodeToString(Content[VirtualCard.KeyId]);

    public string Text => Prefix + Base64Url.EncodeToString([.. Content, .. Signature]);

    /// <summary>What it says; believe it only from a key that has signed it.</summary>
    public VirtualCard Card => VirtualCard.Read(Content);

    public static SignedVirtualCard Of(VirtualCard card, VirtualCardKey key, PersonalDataProtector protector)
    {
        var bytes = card.Write(Base64Url.DecodeFromChars(key.KeyId));
        return new(bytes, key.Sign(bytes, protector));
    }

    /// <summary>Null for anything that is not such a text, to the last bit.</summary>
    public static SignedVirtualCard? Read(string text)
    {
        var bytes = new byte[VirtualCard.Size + SignatureSize];
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Base64Url.IsValid(text.AsSpan(Prefix.Length), out var length) && length == bytes.Length
            && Base64Url.TryDecodeFromChars(text.AsSpan(Prefix.Length), bytes, out _)
            && bytes[0] == VirtualCard.Version
            && new SignedVirtualCard(bytes[..VirtualCard.Size], bytes[VirtualCard.Size..]) is var read
            && read.Text == text // else another text would say the same: spare bits, blanks, padding
            ? read
            : null;
    }

    /// <summary>Signed by this key, in the time when it signed.</summary>
    /// <param name="signsUntil">When its successor took over; none yet for the last one.</param>
    public bool IsBy(VirtualCardKey key, DateTimeOffset? signsUntil) =>
        key.KeyId == KeyId && key.HasSigned(Content, Signature)
        && Card.IssuedAt >= key.SignsFrom && Card.IssuedAt <= (signsUntil ?? DateTimeOffset.MaxValue);
}
