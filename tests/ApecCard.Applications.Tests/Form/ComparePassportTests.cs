using System.Net;
using ApecCard.Applications.Form;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Form;

/// <summary>The two lines of the passport beside the form: what is wrong with them, and what disagrees.</summary>
[Collection(nameof(TheService))]
public class ComparePassportTests(ApplicationsService service)
{
    private static readonly ApplicantSection _applicant = Forms.Applicant(1);

    private HttpClient Agent => service.As(Roles.Agent, Guid.NewGuid());

    [Fact]
    public async Task Who_agrees_with_the_passport_is_told_so_field_by_field()
    {
        var compared = await Compare(_applicant);

        Assert.Empty(compared.Faults);
        Assert.Equal(7, compared.Fields.Count);
        Assert.All(compared.Fields, field => Assert.True(field.Agrees, field.Field));
        Assert.Equal(_applicant.FamilyName, compared.Fields.Single(one => one.Field == "applicant.familyName").Read);
    }

    [Fact]
    public async Task What_is_not_typed_yet_disagrees_with_nothing_and_what_was_read_is_told() =>
        Assert.All((await Compare(new())).Fields, field => Assert.True(field.Agrees && field.Read is not null));

    [Fact]
    public async Task Each_disagreement_is_named()
    {
        var other = _applicant with
        {
            FamilyName = "WU",
            GivenNames = "NOBODY",
            Sex = Sex.F,
            DateOfBirth = _applicant.DateOfBirth!.Value.AddDays(1),
            Passport = _applicant.Passport! with
            {
                Number = "E99999999",
                ExpiresOn = _applicant.Passport!.ExpiresOn!.Value.AddDays(1),
            },
        };

        var compared = await Compare(other);

        Assert.Equal(
            [
                "applicant.passport.number", "applicant.passport.expiresOn", "applicant.dateOfBirth", "applicant.sex",
                "applicant.familyName", "applicant.givenNames",
            ],
            compared.Fields.Where(one => !one.Agrees).Select(one => one.Field));
        Assert.Contains(new("applicant.familyName", "WU", _applicant.FamilyName, false), compared.Fields);
    }

    [Theory]
    [InlineData(9, "number", "all")]
    [InlineData(19, "dateOfBirth", "all")]
    [InlineData(27, "expiresOn", "all")]
    [InlineData(42, "optional", "all")]
    [InlineData(43, "all")]
    public async Task A_wrong_check_digit_is_named_and_nothing_is_compared(int at, params string[] faults)
    {
        var line = _applicant.Passport!.MrzLine2!;
        var wrong = line[at] == '5' ? '6' : '5';

        var compared = await Compare(_applicant, line2: line[..at] + wrong + line[(at + 1)..]);

        Assert.Equal(faults, compared.Faults);
        Assert.Empty(compared.Fields);
    }

    [Theory]
    [InlineData("too short", "line1")]
    [InlineData("V<CHNWANG<<WEI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "line1")]
    public async Task What_is_no_such_line_is_said(string line1, string fault) =>
        Assert.Equal([fault], (await Compare(_applicant, line1)).Faults);

    [Fact]
    public async Task A_date_that_is_none_is_a_fault_although_its_digits_are_right()
    {
        var line = _applicant.Passport!.MrzLine2!;
        var born = "991345" + ServiceDefaults.Formats.Mrz.CheckDigit("991345");
        var changed = line[..13] + born + line[20..43];
        var all = ServiceDefaults.Formats.Mrz.CheckDigit(changed[..10] + changed[13..20] + changed[21..43]);
        Assert.Equal(["line2"], (await Compare(_applicant, line2: changed + all)).Faults);
    }

    [Fact]
    public async Task The_offices_own_rule_says_how_long_it_must_be_valid()
    {
        var long_ = await Compare(_applicant, office: "shanghai");
        Assert.Equal(12, long_.Validity!.Months);
        Assert.Null(long_.Validity.Problem);

        var soon = DateOnly.FromDateTime(DateTime.UtcNow.AddMonths(3));
        var line2 = Forms.MrzLine2(
            _applicant.Passport!.Number!, _applicant.DateOfBirth!.Value, _applicant.Sex!.Value, soon);
        var compared = await Compare(_applicant, line2: line2, office: "shanghai");
        Assert.Equal("passport-too-short", compared.Validity!.Problem!.Code);
        Assert.Null((await Compare(_applicant, line2: line2, office: "atlantis")).Validity);
    }

    [Fact]
    public async Task Only_an_enterprise_or_its_agent_asks_and_a_request_without_lines_is_malformed()
    {
        var officer = service.As(Roles.PreliminaryOfficer, office: "shanghai");
        var body = new { line1 = "P", line2 = "P", applicant = new { } };
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role",
            await officer.PostAsJsonAsync("/passport-comparisons", body));
        var answer = await Agent.PostAsJsonAsync("/passport-comparisons", new { applicant = new { } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<ComparePassport.Response> Compare(
        ApplicantSection typed, string? line1 = null, string? line2 = null, string? office = null)
    {
        var answer = await Agent.PostAsJsonAsync(
            "/passport-comparisons",
            new ComparePassport.Request(
                line1 ?? _applicant.Passport!.MrzLine1!, line2 ?? _applicant.Passport!.MrzLine2!, typed, office),
            Json.Options);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ComparePassport.Response>(Json.Options))!;
    }
}
