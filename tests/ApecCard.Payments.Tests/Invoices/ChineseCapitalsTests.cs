using ApecCard.Payments.Invoices;

namespace ApecCard.Payments.Tests.Invoices;

public class ChineseCapitalsTests
{
    [Theory]
    [InlineData("0", "零元整")]
    [InlineData("0.01", "壹分")]
    [InlineData("0.10", "壹角整")]
    [InlineData("0.56", "伍角陆分")]
    [InlineData("1", "壹元整")]
    [InlineData("1.05", "壹元零伍分")]
    [InlineData("10", "壹拾元整")]
    [InlineData("15.30", "壹拾伍元叁角整")]
    [InlineData("20.02", "贰拾元零贰分")]
    [InlineData("101", "壹佰零壹元整")]
    [InlineData("110", "壹佰壹拾元整")]
    [InlineData("720", "柒佰贰拾元整")]
    [InlineData("720.50", "柒佰贰拾元伍角整")]
    [InlineData("1001", "壹仟零壹元整")]
    [InlineData("1010", "壹仟零壹拾元整")]
    [InlineData("1409.50", "壹仟肆佰零玖元伍角整")]
    [InlineData("6007.14", "陆仟零柒元壹角肆分")]
    [InlineData("10000", "壹万元整")]
    [InlineData("10001", "壹万零壹元整")]
    [InlineData("16409.02", "壹万陆仟肆佰零玖元零贰分")]
    [InlineData("100000", "壹拾万元整")]
    [InlineData("107000.53", "壹拾万零柒仟元伍角叁分")]
    [InlineData("1000000", "壹佰万元整")]
    [InlineData("100000001", "壹亿零壹元整")]
    [InlineData("100010000", "壹亿零壹万元整")]
    [InlineData("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分")]
    public void An_amount_is_written_as_on_a_cheque(string amount, string capitals) =>
        Assert.Equal(capitals, ChineseCapitals.Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_amount_can_be_read_back()
    {
        var chance = new Random(20261123);
        for (var trial = 0; trial < 20_000; trial++)
        {
#pragma warning disable CA5394 // chance, not security
            var fen = chance.NextInt64((long)Math.Pow(10, chance.Next(1, 14)));
#pragma warning restore CA5394
            var capitals = ChineseCapitals.Of(fen / 100m);
            Assert.Equal(fen, ReadBack(capitals));
            Assert.DoesNotContain("零零", capitals);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.001)]
    [InlineData(1e12)]
    public void What_is_no_amount_is_not_written(double amount) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ChineseCapitals.Of((decimal)amount));

    private static long ReadBack(string capitals)
    {
        long fen = 0, whole = 0, group = 0, digit = 0;
        foreach (var sign in capitals)
        {
            switch (sign)
            {
                case '拾' or '佰' or '仟':
                    group += digit * (sign == '拾' ? 10 : sign == '佰' ? 100 : 1000);
                    digit = 0;
                    break;
                case '亿' or '万' or '元':
                    whole += (group + digit) * (sign == '亿' ? 100_000_000 : sign == '万' ? 10_000 : 1);
                    (group, digit) = (0, 0);
                    break;
                case '角' or '分':
                    fen += digit * (sign == '角' ? 10 : 1);
                    digit = 0;
                    break;
                case '整':
                    break;
                default:
                    digit = "零壹贰叁肆伍陆柒捌玖".IndexOf(sign, StringComparison.Ordinal);
                    break;
            }
        }

        return whole * 100 + fen;
    }
}
