using System.Text;

namespace ApecCard.Payments.Invoices;

/// <summary>An amount in yuan in the capital figures of banks (大写), so that nobody adds a stroke.</summary>
public static class ChineseCapitals
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] _places = ["", "拾", "佰", "仟"];
    private static readonly string[] _groups = ["", "万", "亿"];

    /// <param name="amount">At most two decimals, from 0 to less than a trillion.</param>
    public static string Of(decimal amount)
    {
        if (amount is < 0 or >= 1_000_000_000_000 || decimal.Round(amount, 2) != amount)
        {
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "No amount in yuan and fen.");
        }

        var fen = (long)(amount * 100);
        var (yuan, tenths, hundredths) = (fen / 100, (int)(fen / 10 % 10), (int)(fen % 10));
        var text = new StringBuilder();
        if (yuan > 0 || fen == 0)
        {
            text.Append(Whole(yuan)).Append('元');
        }

        if (tenths > 0)
        {
            text.Append(Digits[tenths]).Append('角');
        }
        else if (hundredths > 0 && yuan > 0)
        {
            text.Append('零');
        }

        return hundredths > 0
            ? text.Append(Digits[hundredths]).Append('分').ToString()
            : text.Append('整').ToString();
    }

    private static string Whole(long yuan)
    {
        if (yuan == 0)
        {
            return Digits[..1];
        }

        var text = new StringBuilder();
        var isGap = false; // zeros since the last digit: said once, before the next one
        for (var place = 11; place >= 0; place--)
        {
            var digit = (int)(yuan / (long)Math.Pow(10, place) % 10);
            if (digit > 0)
            {
                text.Append(isGap ? "零" : "").Append(Digits[digit]).Append(_places[place % 4]);
            }

            isGap = digit == 0 && text.Length > 0;
            if (place % 4 == 0 && place > 0 && yuan / (long)Math.Pow(10, place) % 10_000 > 0)
            {
                text.Append(_groups[place / 4]);
            }
        }

        return text.ToString();
    }
}
