using ApecCard.Applications.Cases;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Tests.Cases;

public class CaseFileTests
{
    [Fact]
    public void A_draft_has_no_number_and_nothing_happened_to_it_but_its_start()
    {
        var draft = Stories.A();
        Assert.Equal((Stage.Draft, null, 0), (draft.Stage, draft.Number, draft.Version));
        Assert.Equal([TimelineEvent.Started], draft.News.Select(entry => entry.What));
    }

    [Fact]
    public void A_submission_freezes_number_office_and_materials_and_says_so()
    {
        var draft = Stories.A(Stories.Filled);
        FrozenFile[] materials = [new("photo", Guid.NewGuid(), new('0', 64))];

        var told = draft.Submit("APEC20260504000001", [1], 3, materials, Stories.Today);

        Assert.Equal(
            (draft.Id, 1, "APEC20260504000001", draft.EnterpriseId, "shanghai", Stories.Today),
            (told.CaseId, told.CaseVersion, told.CaseNumber, told.EnterpriseId, told.Office, told.SubmittedAt));
        Assert.Same(materials, told.Materials);
        Assert.Equal(("APEC20260504000001", "shanghai", materials), (draft.Number, draft.Office, draft.Materials));
    }

    [Fact]
    public void Each_review_leads_to_the_next_stage() => Assert.All(
        Stories.InOrder, one => Assert.Equal(one.Stage, At(one.Stage).Stage));

    [Theory] // a payment gates only the ministry's review, whenever it comes
    [InlineData(Stage.PreliminaryReview)]
    [InlineData(Stage.ForeignAffairsReview)]
    public void A_fee_paid_early_holds_nothing_up_later(Stage paidAt)
    {
        var caseFile = At(paidAt);
        Assert.Null(caseFile.RecordPayment(Stories.Today));
        caseFile.PassPreliminaryReview(1, Stories.Today);

        Assert.Equal(caseFile.Id, caseFile.PassForeignAffairsReview(1, Stories.Today)!.CaseId);
        Assert.Equal(Stage.MinistryReview, caseFile.Stage);
    }

    [Fact]
    public void An_unpaid_case_waits_for_its_fee_before_the_ministry_takes_it_up()
    {
        var caseFile = At(Stage.ForeignAffairsReview);
        Assert.Null(caseFile.PassForeignAffairsReview(1, Stories.Today));
        Assert.Equal("待缴费", CaseLabels.Of(caseFile.Facts).Chinese);

        var ready = caseFile.RecordPayment(Stories.Today)!;
        Assert.Equal((caseFile.Number, caseFile.Version), (ready.CaseNumber, ready.CaseVersion));
        Assert.Equal("待外交部审核", CaseLabels.Of(caseFile.Facts).Chinese);
    }

    [Fact]
    public void What_is_already_so_changes_nothing()
    {
        var caseFile = Stories.A(Stories.WithCard);
        caseFile.Mail(Stories.ACard, "EA123456785CN");
        var (before, told) = (caseFile.Version, caseFile.News.Count);

        caseFile.PassPreliminaryReview(1, Stories.Today);
        Assert.Null(caseFile.PassForeignAffairsReview(1, Stories.Today));
        Assert.Null(caseFile.RecordPayment(Stories.Today));
        Assert.Null(caseFile.PassMinistryReview(1, Stories.Today));
        caseFile.AskEconomies(["RUS"], Stories.Today);
        Assert.Empty(caseFile.Grants("AUS"));
        caseFile.RecordCard(Stories.ACard, new DateOnly(2030, 1, 1), Stories.Today);
        caseFile.Mail(Stories.ACard, "EB123456785CN");

        Assert.Equal((before, told), (caseFile.Version, caseFile.News.Count));
        Assert.Equal((Stories.ACard, "EA123456785CN"), (caseFile.CardId, caseFile.TrackingNumber));
        Assert.Equal(Stories.Three, caseFile.AskedEconomies);
    }

    [Fact]
    public void What_comes_before_its_time_changes_nothing_and_is_too_early()
    {
        TooEarly(Stage.Draft, c => c.PassPreliminaryReview(1, Stories.Today));
        TooEarly(Stage.Draft, c => c.RecordPayment(Stories.Today));
        TooEarly(Stage.PreliminaryReview, c => c.PassForeignAffairsReview(1, Stories.Today));
        TooEarly(Stage.AwaitingPayment, c => c.PassMinistryReview(1, Stories.Today));
        TooEarly(Stage.MinistryReview, c => c.AskEconomies(Stories.Three, Stories.Today));
        TooEarly(Stage.MinistryReview, c => c.Grants("AUS"));
        TooEarly(Stage.Forwarded, c => c.RecordCard(Stories.ACard, new DateOnly(2031, 5, 4), Stories.Today));
        TooEarly(Stage.Forwarded, c => c.Mail(Stories.ACard, "EA123456785CN"));
    }

    [Fact]
    public void What_is_told_of_a_card_that_we_have_not_heard_of_waits_for_it()
    {
        var caseFile = Stories.A(Stories.WithCard);
        Assert.Throws<TooEarlyException>(() => caseFile.Mail(Guid.NewGuid()));
    }

    [Fact]
    public void A_claim_is_told_once_and_only_while_its_stage_lasts()
    {
        var caseFile = At(Stage.ForeignAffairsReview);
        caseFile.News.Clear();
        caseFile.RecordClaim(ReviewStage.PreliminaryReview, 1, Stories.Today); // late
        caseFile.RecordClaim(ReviewStage.ForeignAffairsReview, 3, Stories.Today);
        caseFile.RecordClaim(ReviewStage.ForeignAffairsReview, 3, Stories.Today);
        Assert.Equal([TimelineEvent.Claimed], caseFile.News.Select(entry => entry.What));
        TooEarly(Stage.PreliminaryReview, c => c.RecordClaim(ReviewStage.MinistryReview, 4, Stories.Today));
    }

    private static void TooEarly(Stage stage, Action<CaseFile> told)
    {
        var caseFile = At(stage);
        var before = (caseFile.Version, caseFile.News.Count, caseFile.Facts);
        Assert.Throws<TooEarlyException>(() => told(caseFile));
        Assert.Equal(before, (caseFile.Version, caseFile.News.Count, caseFile.Facts));
    }

    private static CaseFile At(Stage stage) => Stories.A(Stories.InOrder.Single(one => one.Stage == stage).Story);
}
