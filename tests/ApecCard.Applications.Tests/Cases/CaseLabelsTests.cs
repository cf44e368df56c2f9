using ApecCard.Applications.Cases;

namespace ApecCard.Applications.Tests.Cases;

public class CaseLabelsTests
{
    [Theory] // word for word from the screens of the guide
    [InlineData("APEC经济体审核中", Clearance.InProgress, Card.None, Delivery.None)]
    [InlineData("APEC经济体审核中", Clearance.InProgress, Card.EarlyOrdered, Delivery.None)]
    [InlineData("APEC经济体审核中，已提前制卡", Clearance.InProgress, Card.EarlyIssued, Delivery.None)]
    [InlineData("APEC经济体审核中，已提前制卡", Clearance.InProgress, Card.EarlyIssued, Delivery.Collected)]
    [InlineData("全部经济体审核完成，已提前制卡", Clearance.Complete, Card.EarlyIssued, Delivery.Mailed)]
    [InlineData("已自取", Clearance.Complete, Card.FinalIssued, Delivery.Collected)]
    [InlineData("已邮寄", Clearance.Complete, Card.FinalIssued, Delivery.Mailed)]
    public void The_label_is_the_guides(string label, Clearance clearance, Card card, Delivery delivery) =>
        Assert.Equal(label, CaseLabels.Of(new(Stage.Forwarded, clearance, card, delivery)).Chinese);

    [Theory] // our reading, where the guide shows no screen
    [InlineData("全部经济体审核完成", Clearance.Complete, Card.None, Delivery.None)]
    [InlineData("制卡中", Clearance.Complete, Card.FinalOrdered, Delivery.None)]
    [InlineData("待取卡", Clearance.Complete, Card.FinalIssued, Delivery.Ready)]
    [InlineData("已注销", Clearance.Complete, Card.Revoked, Delivery.Mailed)]
    [InlineData("已过期", Clearance.Complete, Card.Expired, Delivery.Mailed)]
    public void The_label_is_ours(string label, Clearance clearance, Card card, Delivery delivery) =>
        Assert.Equal(label, CaseLabels.Of(new(Stage.Forwarded, clearance, card, delivery)).Chinese);

    [Theory]
    [InlineData("草稿", Stage.Draft)]
    [InlineData("待初审", Stage.PreliminaryReview)]
    [InlineData("待复审", Stage.ForeignAffairsReview)]
    [InlineData("待缴费", Stage.AwaitingPayment)]
    [InlineData("待外交部审核", Stage.MinistryReview)]
    [InlineData("不予通过", Stage.Refused)]
    public void Before_it_is_forwarded_the_stage_alone_gives_the_label(string label, Stage stage) =>
        Assert.Equal(label, CaseLabels.Of(new(stage, default, default, default)).Chinese);

    [Fact]
    public void Every_label_has_exactly_one_rule() =>
        Assert.Equal(Enum.GetValues<CaseLabel>().Order(), CaseLabels.Table.Select(rule => rule.Label).Order());
}
