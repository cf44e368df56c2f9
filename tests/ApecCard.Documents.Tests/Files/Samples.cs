using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ApecCard.Documents.Tests.Files;

/// <summary>Small true files: every viewer opens them.</summary>
internal static class Samples
{
    public static readonly byte[] Pdf = APdf("a document");

    public static byte[] APdf(string text)
    {
        var stream = $"BT /F1 12 Tf 20 20 Td ({text}) Tj ET";
        return PdfOf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R >>",
            $"<< /Length {stream.Length} >>\nstream\n{stream}\nendstream",
        ]);
    }

    /// <summary>A document of these objects, the first of which is its catalog.</summary>
    public static byte[] PdfOf(IReadOnlyCollection<string> objects)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var one in objects)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{one}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => pdf.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }

    /// <summary>A white sheet of the photo's size, which no rule can find fault with.</summary>
    public static byte[] Photo(string comment = "") => Jpeg(413, 531, comment, white: true);

    /// <summary>
    /// All grey. Each block of 8 × 8 is two bits: no difference to the last one, nothing else. When it is to be white,
    /// the first block is by 127 steps of 8 brighter, and the others do not differ.
    /// </summary>
    public static byte[] Jpeg(int width, int height, string comment = "", bool white = false)
    {
        var blocks = (width + 7) / 8 * ((height + 7) / 8);
        byte[] quantisation = [0, .. Enumerable.Repeat((byte)8, 64)];
        byte[] oneCode = [1, .. new byte[15], 0];
        byte[] twoCodes = [1, 1, .. new byte[14], 0, 7];
        byte[] first = white ? [0b1011_1111, 0b1000_0000] : [];
        return
        [
            0xFF, 0xD8,
            .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
            .. Segment(0xFE, Encoding.UTF8.GetBytes(comment)),
            .. Segment(0xDB, quantisation),
            .. Segment(0xC0, [8, .. Two(height), .. Two(width), 1, 1, 0x11, 0]),
            .. Segment(0xC4, [0x00, .. twoCodes]),
            .. Segment(0xC4, [0x10, .. oneCode]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            .. first, .. new byte[(((blocks * 2) + (white ? 8 : 0) + 7) / 8) - first.Length],
            0xFF, 0xD9,
        ];
    }

    public static byte[] Png(int width, int height) => PngOf(PngChunks(width, height, rows => rows));

    /// <param name="change">What becomes of the packed rows before they get their checksum.</param>
    public static byte[] PngChunks(int width, int height, Func<byte[], byte[]> change)
    {
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            packed.Write(new byte[(width + 1) * height]);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [.. Chunk("IHDR", header), .. Chunk("IDAT", change(rows.ToArray())), .. Chunk("IEND", [])];
    }

    public static byte[] PngOf(byte[] chunks) => [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. chunks];

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[checkedPart.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        checkedPart.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Checksum(checkedPart));
        return chunk;
    }

    // Bit by bit, as the standard writes it: another way than the service's table.
    private static uint Checksum(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var bit in bytes.SelectMany(b => Enumerable.Range(0, 8).Select(i => (uint)(b >> i) & 1)))
        {
            crc = ((crc ^ bit) & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, .. Two(data.Length + 2), .. data];

    private static byte[] Two(int number) => [(byte)(number >> 8), (byte)number];
}
