using ApecCard.Applications.Cases;
using ApecCard.Applications.Form;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Applications.Tests.Cases;

/// <summary>Returned, not rejected: only what is pinned opens, and it goes back to who returned it.</summary>
public class CorrectionTests
{
    private readonly CaseFile _caseFile = Stories.A(Stories.InCorrection); // applicant.travelNeed and photo are pinned

    [Fact]
    public void Only_pinned_fields_can_be_changed()
    {
        var form = _caseFile.Form;
        var applicant = form.Applicant! with { TravelNeed = "Fairs", Position = "Boss", Mobile = "13912345678" };
        var refused = Assert.Throws<RuleViolationException>(
            () => _caseFile.SaveForm(form with { Applicant = applicant }, Stories.Today));
        Assert.Equal("correction.not-pinned", refused.Code);
        Assert.Equal(["applicant.mobile", "applicant.position"], ((string[])refused.Extensions["fields"]!).Order());
        Assert.Same(form, _caseFile.Form);

        _caseFile.SaveForm(form with { Applicant = form.Applicant! with { TravelNeed = "Fairs" } }, Stories.Today);
        Assert.Equal("Fairs", _caseFile.Form.Applicant!.TravelNeed);
    }

    [Fact]
    public void A_pinned_section_opens_all_its_fields()
    {
        var caseFile = Stories.A(Stories.InPreliminaryReview);
        caseFile.Returns(Stage.PreliminaryReview, "applicant.passport");
        var passport = caseFile.Form.Applicant!.Passport! with { Number = "E87654321", MrzLine2 = "…" };
        caseFile.SaveForm(
            caseFile.Form with { Applicant = caseFile.Form.Applicant with { Passport = passport } }, Stories.Today);
        Assert.Equal("E87654321", caseFile.Form.Applicant.Passport!.Number);
    }

    [Fact]
    public void Every_pin_is_changed_or_answered_before_it_goes_back()
    {
        var materials = _caseFile.Materials;
        var refused = Assert.Throws<RuleViolationException>(() => _caseFile.SubmitCorrection(materials, Stories.Today));
        Assert.Equal("correction.unanswered", refused.Code);
        Assert.Equal(["applicant.travelNeed", "photo"], (string[])refused.Extensions["pins"]!);

        _caseFile.AnswerPins(
            new Dictionary<string, string> { ["applicant.travelNeed"] = "It is as I wrote." }, Stories.Today);
        FrozenFile[] exchanged = [new("photo", Guid.NewGuid(), new('1', 64))];
        var told = _caseFile.SubmitCorrection(exchanged, Stories.Today);

        Assert.Equal(
            (2, ReviewStage.PreliminaryReview, Stage.PreliminaryReview), (told.Round, told.Stage, _caseFile.Stage));
        Assert.Empty(told.ChangedFields); // answered, not changed
        var pins = _caseFile.Corrections.Single().Pins;
        Assert.Equal((false, "It is as I wrote."), (pins[0].Changed, pins[0].Answer));
        Assert.Equal(
            (true, $"{materials[0].FileId}", $"{exchanged[0].FileId}"),
            (pins[1].Changed, pins[1].Before, pins[1].After));
    }

    [Fact]
    public void Nothing_that_is_not_pinned_can_be_answered() => Assert.Equal("correction.not-pinned",
        Assert.Throws<RuleViolationException>(() => _caseFile.AnswerPins(
            new Dictionary<string, string> { ["applicant.mobile"] = "No." }, Stories.Today)).Code);

    [Theory]
    [InlineData(Stage.PreliminaryReview)]
    [InlineData(Stage.ForeignAffairsReview)]
    [InlineData(Stage.MinistryReview)]
    public void It_returns_to_the_stage_that_sent_it_and_what_was_decided_on_the_first_submission_is_stale(Stage stage)
    {
        var caseFile = Stories.A(Stories.InOrder.Single(one => one.Stage == stage).Story);
        caseFile.Returns(stage, "applicant.travelNeed");
        Correct(caseFile);

        Assert.Equal((stage, 2), (caseFile.Stage, caseFile.Round));
        Pass(caseFile, stage, round: 1); // late, about what was corrected since
        Assert.Equal(stage, caseFile.Stage);
        Assert.Throws<TooEarlyException>(() => Pass(caseFile, stage, round: 3));
        Pass(caseFile, stage, round: 2);
        Assert.NotEqual(stage, caseFile.Stage);
    }

    [Fact]
    public void A_payment_that_comes_during_a_correction_counts()
    {
        _caseFile.RecordPayment(Stories.Today);
        Correct(_caseFile, "applicant.travelNeed", "photo");
        _caseFile.PassPreliminaryReview(2, Stories.Today);
        Assert.NotNull(_caseFile.PassForeignAffairsReview(2, Stories.Today));
        Assert.Equal(Stage.MinistryReview, _caseFile.Stage);
    }

    [Fact]
    public void A_refusal_that_overtakes_the_pass_before_it_waits_and_a_withdrawal_that_came_first_stands()
    {
        var caseFile = Stories.A(Stories.InPreliminaryReview);
        Assert.Throws<TooEarlyException>(
            () => caseFile.RecordRefusal(Stage.ForeignAffairsReview, 1, "not-eligible", Stories.Today));
        var withdrawn = Stories.A(Stories.InMinistryReview);
        withdrawn.Withdraw(null, Stories.Today);
        Assert.Null(withdrawn.PassMinistryReview(1, Stories.Today));
        Assert.Null(withdrawn.RecordRefusal(Stage.MinistryReview, 1, "not-eligible", Stories.Today));
        Assert.Equal("已撤回", CaseLabels.Of(withdrawn.Facts).Chinese);
    }

    [Fact]
    public void Every_field_of_the_form_but_the_office_can_be_pinned()
    {
        var form = Forms.Complete(); // and with the other way of handover, every field that there is
        var both = form with { Handover = form.Handover! with { ServicePoint = "sp-1" } };
        Assert.Equal(
            FormFields.Differences(ApplicationForm.Empty, both).Where(field => field != "office").Order(),
            PinnableFields.All.Order());
    }

    private static void Correct(CaseFile caseFile, params string[] targets)
    {
        caseFile.AnswerPins(
            (targets is [] ? ["applicant.travelNeed"] : targets).ToDictionary(target => target, _ => "It is right."),
            Stories.Today);
        caseFile.SubmitCorrection(caseFile.Materials, Stories.Today);
    }

    private static void Pass(CaseFile caseFile, Stage stage, int round)
    {
        switch (stage)
        {
            case Stage.PreliminaryReview: caseFile.PassPreliminaryReview(round, Stories.Today); break;
            case Stage.ForeignAffairsReview: caseFile.PassForeignAffairsReview(round, Stories.Today); break;
            default: caseFile.PassMinistryReview(round, Stories.Today); break;
        }
    }
}
