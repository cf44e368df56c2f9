using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ApecCard.Documents.Files;

namespace ApecCard.Documents.Checklists.Samples;

/// <summary>Writes a drawing as a PNG of 256 greys.</summary>
internal static class SamplePng
{
    public static byte[] Of(SampleDrawing drawing)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, drawing.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), drawing.Height);
        header[8] = 8;
        return
        [
            .. PngFile.Start,
            .. Chunk("IHDR", header),
            .. Chunk("tEXt", Encoding.ASCII.GetBytes("Comment\0SAMPLE")),
            .. Chunk("IDAT", Pixels(drawing)),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Pixels(SampleDrawing drawing)
    {
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[drawing.Width + 1]; // the first byte: as it is, no filter
            for (var y = 0; y < drawing.Height; y++)
            {
                for (var x = 0; x < drawing.Width; x++)
                {
                    row[x + 1] = drawing.Grey(x / SampleDrawing.Cell, y / SampleDrawing.Cell);
                }

                packed.Write(row);
            }
        }

        return rows.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] part = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[part.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        part.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(^4), Crc32.Start.Add(part).Value);
        return chunk;
    }
}
