namespace ApecCard.Documents.Tests.Files;

/// <summary>A file with a few things wrong in it: bits, bytes, what is missing and what is too much.</summary>
internal static class Mutant
{
    /// <summary>
    /// A picture in which its points are wrong and the checksums over them right: only who decodes it can tell.
    /// </summary>
    public static byte[] OfPng(int width, int height, Random chance) =>
        Samples.PngOf(Samples.PngChunks(width, height, rows => Of(rows, chance)));

    public static byte[] Of(byte[] original, Random chance)
    {
        var bytes = original.ToList();
        for (var times = chance.Next(1, 4); times > 0; times--)
        {
            var at = chance.Next(bytes.Count);
            switch (chance.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)(chance.Next(2) == 0 ? 0xFF : 0x00);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(chance.Next(1, 40), bytes.Count - at - 1));
                    break;
                case 3:
                    bytes.InsertRange(at, Enumerable.Range(0, chance.Next(1, 40)).Select(_ => (byte)chance.Next(256)));
                    break;
                default:
                    bytes.RemoveRange(at + 1, bytes.Count - at - 1);
                    break;
            }
        }

        return [.. bytes];
    }
}
