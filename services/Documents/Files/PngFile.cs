using System.Buffers.Binary;

namespace ApecCard.Documents.Files;

/// <summary>
/// PNG (ISO/IEC 15948): IHDR first, picture data, IEND last and nothing after it; the checksum of every chunk agrees.
/// </summary>
internal static class PngFile
{
    public static ReadOnlySpan<byte> Start => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static FileFacts Inspect(ByteReader bytes)
    {
        bytes.Skip(Start.Length);
        if (ReadHeader(bytes) is not { Width: > 0, Height: > 0 } size)
        {
            return Broken("The picture does not say its size.");
        }

        Span<byte> start = stackalloc byte[8];
        for (var hasData = false; bytes.TryRead(start);)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(start);
            var crc = Crc32.Start.Add(start[4..]);
            if (length > int.MaxValue || !bytes.Skip(length, data => crc = crc.Add(data)) || !ChecksumIs(crc, bytes))
            {
                break;
            }

            hasData |= length > 0 && start[4..].SequenceEqual("IDAT"u8);
            if (start[4..].SequenceEqual("IEND"u8))
            {
                return !hasData || length > 0 ? Broken("There is no picture in it.")
                    : !bytes.AtEnd ? Broken("Something follows the end of the picture.")
                    : new(FileFacts.Png, null, size.Width, size.Height);
            }
        }

        return Broken("A part of the picture is damaged, or its end is missing.");
    }

    private static FileFacts Broken(string fault) => new(FileFacts.Png, fault);

    // 4 bytes length (13), "IHDR", width, height, five bytes on colours, checksum.
    private static (int Width, int Height)? ReadHeader(ByteReader bytes)
    {
        Span<byte> header = stackalloc byte[21];
        if (!bytes.TryRead(header)
            || BinaryPrimitives.ReadUInt32BigEndian(header) != 13
            || !header[4..8].SequenceEqual("IHDR"u8)
            || !ChecksumIs(Crc32.Start.Add(header[4..]), bytes))
        {
            return null;
        }

        return (BinaryPrimitives.ReadInt32BigEndian(header[8..]), BinaryPrimitives.ReadInt32BigEndian(header[12..]));
    }

    private static bool ChecksumIs(Crc32 crc, ByteReader bytes)
    {
        Span<byte> four = stackalloc byte[4];
        return bytes.TryRead(four) && BinaryPrimitives.ReadUInt32BigEndian(four) == crc.Value;
    }
}
