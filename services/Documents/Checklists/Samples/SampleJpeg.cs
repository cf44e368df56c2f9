using System.Numerics;
using System.Text;

namespace ApecCard.Documents.Checklists.Samples;

/// <summary>
/// Writes a drawing as a JPEG: a cell is one block of 8 × 8, which is of one grey and so has nothing but its mean.
/// </summary>
internal static class SampleJpeg
{
    private const int CodeLength = 4; // of each of the nine lengths that a difference of means can have

    public static byte[] Of(SampleDrawing drawing) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xFE, Encoding.UTF8.GetBytes("样本 SAMPLE")),
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)8, 64)]), // 8: a block's coefficient is its grey less 128
        .. Segment(0xC0, [8, .. Two(drawing.Height), .. Two(drawing.Width), 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0x00, 0, 0, 0, 9, .. new byte[12], 0, 1, 2, 3, 4, 5, 6, 7, 8]),
        .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]), // one code, of one bit: nothing more in this block
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        .. Blocks(drawing),
        0xFF, 0xD9,
    ];

    private static List<byte> Blocks(SampleDrawing drawing)
    {
        var bytes = new List<byte>();
        var (waiting, count, before) = (0u, 0, 0);
        for (var row = 0; row < drawing.Rows; row++)
        {
            for (var column = 0; column < drawing.Columns; column++)
            {
                var mean = drawing.Grey(column, row) - 128;
                var difference = mean - before;
                var length = BitOperations.Log2((uint)Math.Abs(difference) * 2);
                Put((uint)length, CodeLength);
                Put((uint)(difference < 0 ? difference - 1 : difference) & ((1u << length) - 1), length);
                Put(0, 1);
                before = mean;
            }
        }

        Put(0x7F, 7); // fills the last byte with ones
        return bytes;

        void Put(uint bits, int length)
        {
            (waiting, count) = ((waiting << length) | bits, count + length);
            for (; count >= 8; count -= 8)
            {
                var whole = (byte)(waiting >> (count - 8));
                bytes.Add(whole);
                if (whole is 0xFF)
                {
                    bytes.Add(0); // it is data, no marker
                }
            }
        }
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, .. Two(data.Length + 2), .. data];

    private static byte[] Two(int number) => [(byte)(number >> 8), (byte)number];
}
