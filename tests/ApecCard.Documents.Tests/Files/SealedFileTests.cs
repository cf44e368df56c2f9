using System.Security.Cryptography;
using ApecCard.Documents.Files;

namespace ApecCard.Documents.Tests.Files;

/// <summary>What is kept comes back as it was, from anywhere in it, or not at all.</summary>
public class SealedFileTests
{
    private const int Piece = 64 * 1024, Tag = 16;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(SealedFile.KeySize);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Piece - 1)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    [InlineData((3 * Piece) + 17)]
    public async Task It_comes_back_whole_and_in_parts(int length)
    {
        var clear = RandomNumberGenerator.GetBytes(length);
        var kept = await Kept(clear);
        using var opened = SealedFile.Open(new MemoryStream(kept), _key);
        Assert.Equal(length, opened.Length);
        Assert.Equal(clear, Read(opened));
        for (var i = 0; i < 20; i++)
        {
            var from = Random.Shared.Next(length + 1);
            opened.Seek(from, SeekOrigin.Begin);
            var part = new byte[Math.Min(length - from, Random.Shared.Next(2 * Piece))];
            opened.ReadExactly(part);
            Assert.Equal(clear[from..(from + part.Length)], part);
        }
    }

    [Fact]
    public async Task Whatever_is_changed_is_noticed()
    {
        var kept = await Kept(RandomNumberGenerator.GetBytes((2 * Piece) + 100));
        var closed = Piece + Tag;
        for (var i = 0; i < 200; i++)
        {
            var changed = kept.ToArray();
            changed[Random.Shared.Next(kept.Length)] ^= (byte)(1 << Random.Shared.Next(8));
            IsNoticed(changed);
        }

        IsNoticed(kept[..^1]);
        IsNoticed(kept[..(1 + closed)]); // the first piece alone
        IsNoticed(kept[..(1 + (2 * closed))]); // without the last one
        IsNoticed([.. kept, 0]);
        IsNoticed([kept[0], .. kept[(1 + closed)..(1 + (2 * closed))], .. kept[1..(1 + closed)], .. kept[(1 + (2 * closed))..]]);
        IsNoticed(kept, RandomNumberGenerator.GetBytes(SealedFile.KeySize));
        IsNoticed([]);
        IsNoticed([1]);
    }

    private async Task<byte[]> Kept(byte[] clear)
    {
        using var kept = new MemoryStream();
        var hash = await SealedFile.WriteAsync(new MemoryStream(clear), kept, _key, CancellationToken.None);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(kept.ToArray())), hash);
        return kept.ToArray();
    }

    private void IsNoticed(byte[] kept, byte[]? key = null)
    {
        var thrown = Record.Exception(() => Read(SealedFile.Open(new MemoryStream(kept), key ?? _key)));
        Assert.True(thrown is AuthenticationTagMismatchException or InvalidDataException, $"{thrown}");
    }

    private static byte[] Read(Stream opened)
    {
        using var clear = new MemoryStream();
        opened.CopyTo(clear);
        return clear.ToArray();
    }
}
