using System.Globalization;
using System.Text.RegularExpressions;
using ApecCard.Applications.Orders;

namespace ApecCard.Applications.Tests.Orders;

public partial class Code128Tests
{
    // Widths as the standard's table gives them: start B, P, J, 1, -, the checksum, stop.
    [Fact]
    public void The_bars_are_those_of_the_standard() => Assert.Equal(
        ["211214", "313121", "112133", "123221", "122132", Checksum("PJ1-"), "2331112"],
        Symbols(Code128.Svg("PJ1-")));

    [Fact]
    public void Every_symbol_of_a_number_is_eleven_wide_and_a_quiet_zone_surrounds_them()
    {
        var svg = Code128.Svg("APEC20221031000002-01-ta");
        var symbols = Symbols(svg);
        Assert.Equal(24 + 3, symbols.Length);
        Assert.All(symbols[..^1], symbol => Assert.Equal(11, symbol.Sum(digit => digit - '0')));
        var width = (26 * 11) + 13 + (2 * 10);
        Assert.Contains($"viewBox=\"0 0 {width} ", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_code_has_no_symbol_for_is_refused() =>
        Assert.Throws<ArgumentException>(() => Code128.Svg("申请单"));

    // The symbol of a value below 95 is that of the character 32 above it.
    private static string Checksum(string text)
    {
        var value = (104 + text.Select((c, at) => (c - ' ') * (at + 1)).Sum()) % 103;
        Assert.InRange(value, 0, 94);
        return Symbols(Code128.Svg($"{(char)(value + ' ')}"))[1];
    }

    // The places and widths of the bars give the spaces between them; six widths are a symbol, the stop has seven.
    private static string[] Symbols(string svg)
    {
        var bars = Bar().Matches(svg).Select(bar => (X: Number(bar.Groups[1]), Width: Number(bar.Groups[2]))).ToArray();
        Assert.Equal(10, bars[0].X);
        var widths = bars.SelectMany((bar, at) => at + 1 < bars.Length
            ? new[] { bar.Width, bars[at + 1].X - bar.X - bar.Width }
            : [bar.Width]).ToArray();
        return [.. widths[..^7].Chunk(6).Select(symbol => string.Concat(symbol)), string.Concat(widths[^7..])];
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(\d+) 0h(\d+)v")]
    private static partial Regex Bar();
}
