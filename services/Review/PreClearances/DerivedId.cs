using System.Security.Cryptography;

namespace ApecCard.Review.PreClearances;

/// <summary>An id that follows from what it stands for: who makes it again makes the same.</summary>
public static class DerivedId
{
    public static Guid Of(ReadOnlySpan<byte> source)
    {
        var hash = SHA256.HashData(source);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F)); // RFC 9562: version 8, made by a rule of our own
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
