using System.Globalization;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Applications.Form;

/// <summary>The passport as typed, against the machine-readable zone copied from it (ICAO 9303-4).</summary>
internal static class PassportCheck
{
    private const string Nationality = "CHN"; // who applies holds a passport of China

    public static IEnumerable<FormProblem> Problems(ApplicantSection applicant, DateOnly today)
    {
        var passport = applicant.Passport ?? new();
        foreach (var (field, value) in new (string, object?)[]
        {
            ("number", passport.Number),
            ("issuedOn", passport.IssuedOn),
            ("expiresOn", passport.ExpiresOn),
            ("mrzLine1", passport.MrzLine1),
            ("mrzLine2", passport.MrzLine2),
        })
        {
            if (value is null or "")
            {
                yield return Problem(field, "missing", "此项必填。", "This is required.");
            }
        }

        if (passport.Number is { Length: > 0 } number && !PassportNumber.IsValid(number))
        {
            yield return Problem("number", "format", "护照号码只含大写字母和数字，最多 9 位。", "Up to nine Latin capitals and digits.");
        }

        if (passport.IssuedOn > today || passport.IssuedOn >= passport.ExpiresOn)
        {
            yield return Problem(
                "issuedOn", "order", "签发日期应早于今天和有效期。",
                "The passport must be issued before today and before it expires.");
        }

        if (passport.ExpiresOn <= today)
        {
            yield return Problem("expiresOn", "expired", "护照已过期，请先换发护照。", "The passport has expired: renew it first.");
        }

        if (passport is not { MrzLine1: { Length: > 0 } line1, MrzLine2: { Length: > 0 } line2 })
        {
            yield break;
        }

        if (Mrz.Parse(line1, line2, today) is not { } mrz)
        {
            yield return Problem("mrzLine2", "check-digit", "机读码两行各 44 位，且校验位须正确，请核对。",
                "The machine-readable zone has two lines of 44 with right check digits: compare it again.");
            yield break;
        }

        foreach (var one in Compare(applicant, mrz, line1).Where(one => !one.Agrees))
        {
            yield return new(
                one.Field, "disagrees-with-mrz", "与护照机读码不一致。",
                "This disagrees with the passport's machine-readable zone.");
        }
    }

    /// <summary>
    /// Field by field, what is typed and what the zone says. What is not typed yet disagrees with nothing.
    /// </summary>
    public static IReadOnlyList<ComparedField> Compare(ApplicantSection applicant, Mrz mrz, string line1)
    {
        var passport = applicant.Passport ?? new();
        var cut = line1[^1] != '<'; // the zone is full: a longer name goes on
        return
        [
            Field("passport.number", passport.Number, mrz.PassportNumber),
            Field("passport.expiresOn", Iso(passport.ExpiresOn), Iso(mrz.ExpiresOn)),
            Field("dateOfBirth", Iso(applicant.DateOfBirth), Iso(mrz.DateOfBirth)),
            Field("sex", applicant.Sex?.ToString(), mrz.Sex.ToString()),
            Name("familyName", applicant.FamilyName, mrz.FamilyName),
            Name("givenNames", applicant.GivenNames, mrz.GivenNames),
            Field("passport.mrzLine1", Nationality, mrz.Nationality),
        ];

        ComparedField Name(string field, string? typed, string read) =>
            new($"applicant.{field}", typed, read, !Differs(Plain(typed), read, cut));

        static ComparedField Field(string field, string? typed, string? read) =>
            new($"applicant.{field}", typed, read, !Differs(typed, read!));
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool Differs(string? typed, string read, bool cut = false) =>
        !string.IsNullOrEmpty(typed) && typed != read && !(cut && typed.StartsWith(read, StringComparison.Ordinal));

    // Hyphens become fillers in the zone, apostrophes vanish.
    private static string? Plain(string? name) =>
        name?.Replace('-', ' ').Replace("'", "", StringComparison.Ordinal);

    private static FormProblem Problem(string field, string code, string chinese, string english) =>
        new($"applicant.passport.{field}", code, chinese, english);
}

/// <summary>A field of the form beside what the passport's machine-readable zone says.</summary>
/// <param name="Typed">None while nothing is; for the nationality, the one that is asked for.</param>
public sealed record ComparedField(string Field, string? Typed, string? Read, bool Agrees);
