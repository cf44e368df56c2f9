using ApecCard.Applications.Form;
using ApecCard.Applications.Offices;

namespace ApecCard.Applications.Tests.Form;

/// <summary>The traveller as typed, against the resident ID and the passport's machine-readable zone.</summary>
public class ApplicantCheckTests
{
    private static readonly DateOnly _today = DateOnly.FromDateTime(Stories.Today.Date);
    private static readonly Office _office = Stories.AnOffice();

    [Fact]
    public void Every_other_check_character_of_a_resident_id_is_wrong()
    {
        var right = Forms.Applicant(1).ResidentId!;
        foreach (var wrong in "0123456789X".Where(character => character != right[^1]))
        {
            Only("applicant.residentId", "check-character",
                Forms.With(a => a with { ResidentId = right[..^1] + wrong }));
        }
    }

    [Fact]
    public void A_resident_id_states_the_date_of_birth()
    {
        var other = Forms.Applicant(1).DateOfBirth!.Value.AddDays(1);
        Only("applicant.residentId", "disagrees-with-birth",
            Forms.With(a => a with { ResidentId = Forms.ResidentIdOf(other, a.Sex!.Value, 1) }));
    }

    [Fact]
    public void A_resident_id_states_the_sex() => Only("applicant.residentId", "disagrees-with-sex",
        Forms.With(a => a with { ResidentId = Forms.ResidentIdOf(a.DateOfBirth!.Value, Sex.F, 1) }));

    [Fact]
    public void Nobody_is_born_after_today() => Assert.Contains(
        Problems(Forms.With(a => a with { DateOfBirth = _today.AddDays(1) })),
        problem => problem is { Field: "applicant.dateOfBirth", Code: "in-the-future" });

    [Theory]
    [InlineData("wang")]
    [InlineData("王")]
    [InlineData("WANG2")]
    [InlineData("WÄNG")]
    public void A_name_is_in_latin_capitals(string name) => Assert.Contains(
        Problems(Forms.With(a => a with { FamilyName = name })),
        problem => problem is { Field: "applicant.familyName", Code: "format" });

    [Fact]
    public void What_disagrees_with_the_machine_readable_zone_is_said_beside_its_field()
    {
        Only("applicant.passport.number", Forms.With((PassportSection p) => p with { Number = "E99999999" }));
        Only("applicant.passport.expiresOn",
            Forms.With((PassportSection p) => p with { ExpiresOn = p.ExpiresOn!.Value.AddDays(1) }));
        Only("applicant.familyName", Forms.With(a => a with { FamilyName = "WU" }));
        Only("applicant.givenNames", Forms.With(a => a with { GivenNames = "WEIWEI" }));
        Only("applicant.passport.mrzLine1", Forms.With(
            (PassportSection p) => p with { MrzLine2 = MrzOf(Forms.Applicant(1), nationality: "UTO") }));
    }

    [Fact]
    public void A_changed_birth_or_sex_disagrees_with_zone_and_resident_id_alike()
    {
        Assert.Equal(
            ["applicant.residentId", "applicant.dateOfBirth"],
            Problems(Forms.With(a => a with { DateOfBirth = a.DateOfBirth!.Value.AddDays(-1) })).Select(p => p.Field));
        Assert.Equal(
            ["applicant.residentId", "applicant.sex"],
            Problems(Forms.With(a => a with { Sex = Sex.F })).Select(p => p.Field));
    }

    [Fact] // 0 is a digit that changes no sum; every other change of one digit does
    public void A_misread_digit_in_the_zone_is_noticed()
    {
        var line = Forms.Applicant(1).Passport!.MrzLine2!;
        foreach (var at in Enumerable.Range(0, line.Length).Where(at => char.IsAsciiDigit(line[at])))
        {
            var misread = (char)('0' + ((line[at] - '0' + 1) % 10));
            Only("applicant.passport.mrzLine2", "check-digit",
                Forms.With((PassportSection p) => p with { MrzLine2 = line[..at] + misread + line[(at + 1)..] }));
        }
    }

    [Theory]
    [InlineData("P<CHN")]
    [InlineData("V<CHNWANG<<WEI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<")]
    public void The_zone_is_that_of_a_passport(string line1) => Only(
        "applicant.passport.mrzLine2", "check-digit", Forms.With((PassportSection p) => p with { MrzLine1 = line1 }));

    [Fact]
    public void A_name_too_long_for_the_zone_is_cut_there_and_agrees()
    {
        const string Family = "ABDUKERIMABDULLAH", Given = "MUHEMMETTURSUNJANABDUREHIM";
        Assert.Empty(Problems(Forms.With(a => a with
        {
            FamilyName = Family,
            GivenNames = Given,
            Passport = Forms.PassportOf(Family, Given, a.Sex!.Value, a.DateOfBirth!.Value, a.Passport!.Number!),
        })));
    }

    [Fact]
    public void An_expired_passport_is_to_be_renewed_first()
    {
        var expired = FormCheck.Problems(Forms.Complete(), _office, new DateOnly(2034, 2, 28));
        Assert.Equal(["expired"], expired.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("2034-02-28")] // the day it expires
    [InlineData("2026-05-05")] // tomorrow
    public void A_passport_was_issued_before_today_and_before_it_expires(string issued) => Only(
        "applicant.passport.issuedOn", "order",
        Forms.With((PassportSection p) => p with { IssuedOn = DateOnly.Parse(issued, provider: null) }));

    private static IReadOnlyList<FormProblem> Problems(ApplicationForm form) =>
        FormCheck.Problems(form, _office, _today);

    private static void Only(string field, ApplicationForm form) => Only(field, "disagrees-with-mrz", form);

    private static void Only(string field, string code, ApplicationForm form)
    {
        var problem = Assert.Single(Problems(form));
        Assert.Equal((field, code), (problem.Field, problem.Code));
    }

    private static string MrzOf(ApplicantSection applicant, string nationality)
    {
        var line = applicant.Passport!.MrzLine2!;
        return line[..10] + nationality + line[13..]; // no check digit covers the nationality
    }
}
