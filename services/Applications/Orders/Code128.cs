using System.Globalization;
using System.Text;

namespace ApecCard.Applications.Orders;

/// <summary>Code 128, set B (ISO/IEC 15417): the barcode of an order's number, as a picture that scales.</summary>
public static class Code128
{
    private const int StartB = 104;
    private const int Stop = 106;
    private const int QuietZone = 10;
    private const int Height = 60;

    // The widths of bars and spaces of each symbol, one digit each.
    private static readonly string[] _symbols =
    [
        "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
        "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
        "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
        "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
        "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
        "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
        "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
        "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
        "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
        "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
        "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
    ];

    /// <param name="text">Printable ASCII.</param>
    /// <returns>An SVG; one unit is the narrowest bar.</returns>
    public static string Svg(string text)
    {
        var (bars, x) = (new StringBuilder(), QuietZone);
        foreach (var symbol in Symbols(text))
        {
            for (var at = 0; at < _symbols[symbol].Length; at++)
            {
                var width = _symbols[symbol][at] - '0';
                if (at % 2 == 0)
                {
                    bars.Append(CultureInfo.InvariantCulture, $"M{x} 0h{width}v{Height}h-{width}z");
                }

                x += width;
            }
        }

        var area = $"0 0 {x + QuietZone} {Height}";
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="{area}" role="img" aria-label="{text}">
            <path d="{bars}"/></svg>
            """;
    }

    // Start, the characters, the checksum weighted by place, stop.
    private static IEnumerable<int> Symbols(string text)
    {
        if (text.FirstOrDefault(c => c is < ' ' or > '~') is not '\0' and var other)
        {
            throw new ArgumentException($"Code 128 B has no symbol for U+{(int)other:X4}.", nameof(text));
        }

        var values = text.Select(c => c - ' ').ToArray();
        var checksum = (StartB + values.Select((value, at) => value * (at + 1)).Sum()) % 103;
        return [StartB, .. values, checksum, Stop];
    }
}
