using System.Buffers.Binary;

namespace ApecCard.Documents.Files;

/// <summary>
/// JPEG (ITU-T T.81, annex B): segment by segment to the end-of-image marker, which must be the last thing in the
/// file. What follows a picture's end is how one file is made to be two.
/// </summary>
internal static class JpegFile
{
    private const int StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA;

    public static ReadOnlySpan<byte> Start => [0xFF, StartOfImage, 0xFF];

    public static FileFacts Inspect(ByteReader bytes)
    {
        bytes.Skip(2);
        (int Width, int Height)? size = null;
        var scanned = false;
        var marker = NextMarker(bytes);

        while (marker is not EndOfImage)
        {
            if (!HasLength(marker) || !TryReadLength(bytes, out var length))
            {
                return Broken("A part of the picture is damaged, or its end is missing.");
            }

            if (IsStartOfFrame(marker))
            {
                if (size is not null || length < 6 || !TryReadSize(bytes, out size))
                {
                    return Broken("The picture does not say its size.");
                }

                length -= 5;
            }

            if (!bytes.Skip(length) || (marker is StartOfScan && size is null))
            {
                return Broken("A part of the picture is damaged, or its end is missing.");
            }

            scanned |= marker is StartOfScan;
            marker = marker is StartOfScan ? MarkerAfterScan(bytes) : NextMarker(bytes);
        }

        return !scanned || size is null ? Broken("There is no picture in it.")
            : !bytes.AtEnd ? Broken("Something follows the end of the picture.")
            : new(FileFacts.Jpeg, null, size.Value.Width, size.Value.Height);
    }

    private static FileFacts Broken(string fault) => new(FileFacts.Jpeg, fault);

    // Any number of 0xFF may stand before the byte that names the segment.
    private static int NextMarker(ByteReader bytes)
    {
        if (bytes.Next() is not 0xFF)
        {
            return -1;
        }

        int marker;
        do
        {
            marker = bytes.Next();
        }
        while (marker is 0xFF);

        return marker;
    }

    // Within compressed data 0xFF is followed by 0 (it is data) or by one of eight restart marks.
    private static int MarkerAfterScan(ByteReader bytes)
    {
        while (bytes.SkipPast(0xFF))
        {
            int marker;
            do
            {
                marker = bytes.Next();
            }
            while (marker is 0xFF);

            if (marker is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return marker;
            }
        }

        return -1;
    }

    private static bool HasLength(int marker) => marker is >= 0xC0 and not (>= 0xD0 and <= StartOfImage);

    private static bool IsStartOfFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool TryReadLength(ByteReader bytes, out int length)
    {
        Span<byte> two = stackalloc byte[2];
        length = bytes.TryRead(two) ? BinaryPrimitives.ReadUInt16BigEndian(two) - 2 : -1;
        return length >= 0;
    }

    // Precision (1 byte), height (2), width (2). A height of 0 would be told later (DNL): nobody writes that.
    private static bool TryReadSize(ByteReader bytes, out (int Width, int Height)? size)
    {
        Span<byte> five = stackalloc byte[5];
        size = bytes.TryRead(five)
            ? (BinaryPrimitives.ReadUInt16BigEndian(five[3..]), BinaryPrimitives.ReadUInt16BigEndian(five[1..]))
            : null;
        return size is { Width: > 0, Height: > 0 };
    }
}
