using System.Globalization;
using ApecCard.Applications.Form;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Applications.Tests;

/// <summary>Forms without a fault, of people who agree with their resident ID and their passport.</summary>
public static class Forms
{
    private static readonly string[] _families = ["WANG", "LI", "ZHANG", "CHEN", "OUYANG"];
    private static readonly string[] _given = ["WEI", "XIAO MING", "FANG", "JUN-JIE", "LI'AN"];

    public static ApplicationForm Complete(
        int person = 1, string office = "shanghai", HandoverMethod handover = HandoverMethod.Mailing) => new(
        new CompanySection(
            EnterpriseKind.Private, Sector.Trade, "上海市浦东新区世纪大道 1 号", "王芳", "13123456789", "office@example.cn",
            ApecTrade: 1_200_000, ServiceContracts: false, TaxCredit.A, Employees: 40, ReportsDirectly: false),
        Applicant(person),
        office,
        handover is HandoverMethod.Mailing ? new(handover, Address: Address()) : new(handover, ServicePoint: "sp-1"),
        new("91350100M000100Y43", "invoice@example.cn"));

    /// <summary>The complete form with another applicant section.</summary>
    public static ApplicationForm With(Func<ApplicantSection, ApplicantSection> change)
    {
        var form = Complete();
        return form with { Applicant = change(form.Applicant!) };
    }

    /// <summary>The complete form with another passport section.</summary>
    public static ApplicationForm With(Func<PassportSection, PassportSection> change) =>
        With(applicant => applicant with { Passport = change(applicant.Passport!) });

    public static ApplicantSection Applicant(int person)
    {
        var (family, given) = (_families[person % _families.Length], _given[person / _families.Length % _given.Length]);
        var (sex, birth) = (person % 2 == 0 ? Sex.F : Sex.M, new DateOnly(1960, 1, 1).AddDays(person * 37 % 15000));
        return new(
            "王伟", family, given, sex, birth, ResidentIdOf(birth, sex, person),
            PassportOf(family, given, sex, birth, $"E{person % 100_000_000:D8}"),
            "13456768021", $"person{person}@example.cn", "Sales director", StaffCategory.Business,
                "Trade fairs in Sydney", InsuredMonths: 24, CriminalRecord: false, RefusedByEconomy: false);
    }

    public static PassportSection PassportOf(string family, string given, Sex sex, DateOnly birth, string number)
    {
        var (issued, expires) = (new DateOnly(2024, 3, 1), new DateOnly(2034, 2, 28));
        return new(number, issued, expires, MrzLine1(family, given), MrzLine2(number, birth, sex, expires));
    }

    public static string MrzLine1(string family, string given)
    {
        var names = $"{Zone(family)}<<{Zone(given)}";
        return $"P<CHN{(names.Length > 39 ? names[..39] : names.PadRight(39, '<'))}";
    }

    public static string MrzLine2(string number, DateOnly birth, Sex sex, DateOnly expires)
    {
        var (document, born) = (Checked(number.PadRight(9, '<')), Checked(Date(birth)));
        var (valid, optional) = (Checked(Date(expires)), Checked(new string('<', 14)));
        return $"{document}CHN{born}{sex}{valid}{optional}{Mrz.CheckDigit(document + born + valid + optional)}";
    }

    /// <summary>By GB 11643: place, birth, sequence (odd for men), check character.</summary>
    public static string ResidentIdOf(DateOnly birth, Sex sex, int person)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sequence = (person * 2 % 998) + (sex is Sex.M ? 1 : 0);
        var body = string.Create(CultureInfo.InvariantCulture, $"310101{birth:yyyyMMdd}{sequence:D3}");
        return body + "10X98765432"[body.Select((digit, at) => (digit - '0') * weights[at]).Sum() % 11];
    }

    public static MailingAddress Address() => new("王伟", "13456768021", "上海市", "上海市", "浦东新区世纪大道 1 号", "200120");

    private static string Zone(string name) =>
        name.Replace(' ', '<').Replace('-', '<').Replace("'", "", StringComparison.Ordinal);

    private static string Date(DateOnly day) => day.ToString("yyMMdd", CultureInfo.InvariantCulture);

    private static string Checked(string text) => $"{text}{Mrz.CheckDigit(text)}";
}
