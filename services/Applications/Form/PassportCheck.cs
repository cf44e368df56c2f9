using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Applications.Form;

/// <summary>The passport as typed, against the machine-readable zone copied from it (ICAO 9303-4).</summary>
internal static class PassportCheck
{
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

        var cut = line1[^1] != '<'; // the zone is full: a longer name goes on
        foreach (var (field, differs) in new[]
        {
            ("applicant.passport.number", Differs(passport.Number, mrz.PassportNumber)),
            ("applicant.passport.expiresOn", passport.ExpiresOn is { } expiry && expiry != mrz.ExpiresOn),
            ("applicant.dateOfBirth", applicant.DateOfBirth is { } birth && birth != mrz.DateOfBirth),
            ("applicant.sex", applicant.Sex is { } sex && sex.ToString()[0] != mrz.Sex),
            ("applicant.familyName", Differs(Plain(applicant.FamilyName), mrz.FamilyName, cut)),
            ("applicant.givenNames", Differs(Plain(applicant.GivenNames), mrz.GivenNames, cut)),
            ("applicant.passport.mrzLine1", mrz.Nationality != "CHN"),
        })
        {
            if (differs)
            {
                yield return new(
                    field, "disagrees-with-mrz", "与护照机读码不一致。",
                    "This disagrees with the passport's machine-readable zone.");
            }
        }
    }

    private static bool Differs(string? typed, string read, bool cut = false) =>
        !string.IsNullOrEmpty(typed) && typed != read && !(cut && typed.StartsWith(read, StringComparison.Ordinal));

    // Hyphens become fillers in the zone, apostrophes vanish.
    private static string? Plain(string? name) =>
        name?.Replace('-', ' ').Replace("'", "", StringComparison.Ordinal);

    private static FormProblem Problem(string field, string code, string chinese, string english) =>
        new($"applicant.passport.{field}", code, chinese, english);
}
