using ApecCard.Applications.Form;
using ApecCard.Applications.Offices;
using ApecCard.Contracts;

namespace ApecCard.Applications.Tests.Form;

public class FormCheckTests
{
    private static readonly DateOnly _today = DateOnly.FromDateTime(Stories.Today.Date);
    private static readonly Office _office = Stories.AnOffice();

    [Theory]
    [InlineData(HandoverMethod.Mailing)]
    [InlineData(HandoverMethod.Collection)]
    public void A_complete_form_has_no_problems(HandoverMethod handover) => Assert.All(
        Enumerable.Range(0, 500), person => Assert.Empty(Problems(Forms.Complete(person, handover: handover))));

    [Fact]
    public void An_empty_form_misses_everything_and_nothing_else()
    {
        var problems = Problems(ApplicationForm.Empty);
        Assert.All(problems, problem => Assert.Equal("missing", problem.Code));
        Assert.Equal(
            [
                "company.kind", "company.sector", "company.address", "company.contactName", "company.contactPhone",
                "company.contactEmail", "applicant.chineseName", "applicant.familyName", "applicant.givenNames",
                "applicant.sex", "applicant.dateOfBirth", "applicant.mobile", "applicant.email", "applicant.position",
                "applicant.staffCategory", "applicant.travelNeed", "applicant.residentId", "applicant.passport.number",
                "applicant.passport.issuedOn", "applicant.passport.expiresOn", "applicant.passport.mrzLine1",
                "applicant.passport.mrzLine2", "office", "handover.method", "invoice.taxpayerNumber", "invoice.email",
            ],
            problems.Select(problem => problem.Field));
    }

    [Fact]
    public void Every_problem_is_said_in_both_languages() => Assert.All(Problems(ApplicationForm.Empty), problem =>
    {
        Assert.Contains(problem.Chinese, c => c is >= '\u4e00' and <= '\u9fff');
        Assert.Contains(problem.English, char.IsAsciiLetter);
    });

    [Theory]
    [InlineData("company.address")]
    [InlineData("applicant.position")]
    public void Blanks_are_no_answer(string field)
    {
        var form = Forms.Complete();
        form = form with
        {
            Company = form.Company! with { Address = " \t" },
            Applicant = form.Applicant! with { Position = "　" },
        };
        Assert.Contains((field, "missing"), Problems(form).Select(problem => (problem.Field, problem.Code)));
    }

    [Theory]
    [InlineData("12123456789")]
    [InlineData("1312345678")]
    [InlineData("131234567890")]
    [InlineData("+8613123456789")]
    [InlineData("１３１２３４５６７８９")]
    public void A_mobile_number_has_eleven_digits_and_starts_with_13_to_19(string number) =>
        Only("applicant.mobile", "format", Forms.With(a => a with { Mobile = number }));

    [Theory]
    [InlineData("nobody")]
    [InlineData("nobody@")]
    [InlineData("No Body <nobody@example.cn>")]
    public void A_mail_address_is_one(string address) =>
        Only("applicant.email", "format", Forms.With(a => a with { Email = address }));

    [Theory]
    [InlineData("91350100M000100Y44")] // check character
    [InlineData("1234567890")]
    public void A_taxpayer_number_is_checked(string number) =>
        Only("invoice.taxpayerNumber", "check-character",
            Forms.Complete() with { Invoice = new(number, "invoice@example.cn") });

    [Fact]
    public void An_office_that_is_not_there_is_said_to_be_unknown() =>
        Assert.Contains(FormCheck.Problems(Forms.Complete(), office: null, _today), p =>
            p is { Field: "office", Code: "unknown" });

    [Fact]
    public void A_handover_the_office_does_not_offer_is_refused()
    {
        var collectionOnly = Stories.AnOffice("beijing", HandoverMethod.Collection);
        var problem = Assert.Single(FormCheck.Problems(Forms.Complete(office: "beijing"), collectionOnly, _today));
        Assert.Equal(("handover.method", "not-offered"), (problem.Field, problem.Code));
    }

    [Fact]
    public void A_card_is_collected_at_a_service_point_of_the_office() => Only(
        "handover.servicePoint", "unknown",
        Forms.Complete() with { Handover = new(HandoverMethod.Collection, ServicePoint: "elsewhere") });

    [Fact]
    public void A_card_is_mailed_to_a_whole_address() => Assert.Equal(
        ["recipient", "phone", "province", "city", "street", "postcode"],
        Problems(Forms.Complete() with { Handover = new(HandoverMethod.Mailing) })
            .Select(problem => problem.Field.Replace("handover.address.", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("20012")]
    [InlineData("20012x")]
    public void A_postcode_has_six_digits(string postcode) => Only(
        "handover.address.postcode", "format",
        Forms.Complete() with
        {
            Handover = new(HandoverMethod.Mailing, Address: Forms.Address() with { Postcode = postcode }),
        });

    private static IReadOnlyList<FormProblem> Problems(ApplicationForm form) =>
        FormCheck.Problems(form, _office, _today);

    private static void Only(string field, string code, ApplicationForm form)
    {
        var problem = Assert.Single(Problems(form));
        Assert.Equal((field, code), (problem.Field, problem.Code));
    }
}
