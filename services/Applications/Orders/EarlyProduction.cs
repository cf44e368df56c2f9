using ApecCard.Applications.Cases;
using ApecCard.Applications.Messages;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Orders;

/// <summary>提前制卡: a card while some economies have granted and others have not decided. Free.</summary>
public sealed class EarlyProduction() : Business(OrderKind.EarlyProduction, "ta", "提前制卡", "Early production")
{
    public override IReadOnlyList<CaseLabel> Labels => [CaseLabel.InPreClearance];

    public override bool MakesCard => true;

    public override string PopUp(Order order) =>
        $"当前获批经济体为 {string.Join("、", order.GrantsAtClick.Select(EconomyNames.InChinese))}，未包含全部 APEC 经济体，" +
        "提前制卡后如获更多经济体批准，可以申请换卡或补卡";

    // "Some granted": at least one has granted, and not all have decided. The label says the second.
    public override RuleViolationException? WhyNot(CaseFile caseFile) =>
        caseFile.GrantedEconomies.Length > 0 ? null : new(
            "order.nothing-granted",
            "No economy has granted yet: an early card would be valid nowhere. Wait for the first grant.");

    public override IEnumerable<object> WhenApproved(CaseFile caseFile, Order order, DateTimeOffset now) =>
        caseFile.GrantedEconomies.Length == 0
            ? caseFile.CloseOrder(order, OrderEnds.NothingGranted, now)
            : caseFile.OrderEarlyCard(order, now);
}
