using System.Security.Cryptography;

namespace ApecCard.Identity.Tests;

/// <summary>A company's licence.</summary>
public sealed record LicenceOf(string Name, string Uscc, string LegalRepresentative)
{
    /// <summary>A company nobody has seen before, with a right code.</summary>
    public static LicenceOf ANewCompany() => new("上海远帆国际贸易有限公司", AValidUscc(), "陈远帆");

    private static string AValidUscc()
    {
        var body = "91310115M" + RandomNumberGenerator.GetString("0123456789ABCDEFGHJKLMNPQRTUWXY", 8);
        return "0123456789ABCDEFGHJKLMNPQRTUWXY".Select(check => body + check)
            .Single(ServiceDefaults.Formats.Uscc.IsValid);
    }
}
