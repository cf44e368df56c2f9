using System.Globalization;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;

namespace ApecCard.Documents.Tests.Passports;

/// <summary>What stands at the foot of somebody's data page.</summary>
internal sealed record PassportPage(string Line1, string Line2)
{
    private static readonly string[] _names = ["ZHANG", "LI", "OUYANG", "WANG", "QIU", "SHI", "LYU", "ZHUGE", "BAO", "E"];
    private static readonly string[] _given = ["WEI", "XIAOMING", "JING", "ZIQI", "BO", "GUOQIANG", "SHISHI", "LILI"];

    public static PassportPage Of(Random random)
    {
        var number = random.Next(2) == 0
            ? $"E{random.Next(10_000_000, 99_999_999)}"
            : $"E{(char)('A' + random.Next(26))}{random.Next(1_000_000, 9_999_999)}";
        var birth = new DateOnly(1960, 1, 1).AddDays(random.Next(16_000));
        var expiry = new DateOnly(2027, 1, 1).AddDays(random.Next(3_000));
        var optional = random.Next(3) == 0
            ? new('<', 14)
            : new string([.. Enumerable.Range(0, 13).Select(_ => (char)('A' + random.Next(16))), 'A']);
        var checkedNumber = Checked(number);
        var rest = Checked(Day(birth)) + "MF"[random.Next(2)] + Checked(Day(expiry)) + Checked(optional);
        var all = Mrz.CheckDigit(checkedNumber + rest[..7] + rest[8..]);
        return new(
            $"P{"O<"[random.Next(2)]}CHN{Any(_names, random)}<<{Any(_given, random)}".PadRight(Mrz.LineLength, '<'),
            $"{checkedNumber}CHN{rest}{all}");
    }

    public byte[] Drawn(string format, params string[] camera) =>
        PassportPicture.Draw(Line1, Line2, format, camera);

    private static string Checked(string text) => $"{text}{Mrz.CheckDigit(text)}";

    private static string Day(DateOnly day) => day.ToString("yyMMdd", CultureInfo.InvariantCulture);

    private static string Any(string[] some, Random random) => some[random.Next(some.Length)];
}
