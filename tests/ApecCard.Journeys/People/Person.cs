using System.Globalization;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Journeys.People;

/// <summary>An applicant who does not exist, with papers that agree with each other.</summary>
public sealed record Person(
    string ChineseName, string FamilyName, string GivenNames, char Sex, DateOnly DateOfBirth, string ResidentId,
    string PassportNumber, DateOnly PassportIssuedOn, DateOnly PassportExpiresOn, string Mobile)
{
    private static readonly (string Chinese, string Latin)[] _families =
    [
        ("宋", "SONG"), ("黄", "HUANG"), ("林", "LIN"), ("周", "ZHOU"),
        ("徐", "XU"), ("何", "HE"), ("郭", "GUO"), ("罗", "LUO"),
    ];

    private static readonly (string Chinese, string Latin)[] _givens =
        [("文泰", "WENTAI"), ("娜", "NA"), ("子涵", "ZIHAN"), ("建国", "JIANGUO"), ("晓明", "XIAOMING"), ("丽华", "LIHUA")];

    public static Person Someone(Random random, DateOnly today)
    {
        var (family, given) = (_families[random.Next(_families.Length)], _givens[random.Next(_givens.Length)]);
        var birth = today.AddYears(-30).AddDays(-random.Next(9000));
        var sex = random.Next(2) == 0 ? 'M' : 'F';
        var (place, sequence) = (random.Next(110_000, 660_000), (random.Next(499) * 2) + (sex == 'M' ? 1 : 2));
        var issued = today.AddYears(-1).AddDays(-random.Next(300));
        return new(
            family.Chinese + given.Chinese,
            family.Latin,
            given.Latin,
            sex,
            birth,
            WithCheck(
                string.Create(CultureInfo.InvariantCulture, $"{place}{birth:yyyyMMdd}{sequence:D3}"),
                "0123456789X",
                ResidentIdIsValid),
            string.Create(CultureInfo.InvariantCulture, $"E{random.Next(100_000_000):D8}"),
            issued,
            issued.AddYears(10).AddDays(-1),
            string.Create(CultureInfo.InvariantCulture, $"138{random.Next(100_000_000):D8}"));
    }

    /// <summary>The same person, two months after the passport was renewed.</summary>
    public Person WithRenewedPassport() => this with
    {
        PassportNumber = $"P{PassportNumber[1..]}",
        PassportIssuedOn = PassportIssuedOn.AddMonths(2),
        PassportExpiresOn = PassportExpiresOn.AddMonths(2),
    };

    /// <summary>The first line of the passport's machine-readable zone.</summary>
    public string MrzLine1 => $"P<CHN{FamilyName}<<{GivenNames}".PadRight(Mrz.LineLength, '<');

    /// <summary>The second line, check digits and all.</summary>
    public string MrzLine2
    {
        get
        {
            var number = Checked(PassportNumber.PadRight(9, '<'));
            var birth = Checked(DateOfBirth.ToString("yyMMdd", CultureInfo.InvariantCulture));
            var expiry = Checked(PassportExpiresOn.ToString("yyMMdd", CultureInfo.InvariantCulture));
            var optional = new string('<', 14) + "0";
            return $"{number}CHN{birth}{Sex}{expiry}{optional}{Mrz.CheckDigit(number + birth + expiry + optional)}";
        }
    }

    internal static string WithCheck(string body, string alphabet, Func<string, bool> isValid) =>
        alphabet.Select(check => body + check).First(isValid);

    private static bool ResidentIdIsValid(string number) => ServiceDefaults.Formats.ResidentId.IsValid(number);

    private static string Checked(string text) => text + Mrz.CheckDigit(text).ToString(CultureInfo.InvariantCulture);
}
