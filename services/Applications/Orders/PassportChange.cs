using ApecCard.Applications.Cases;
using ApecCard.Contracts;

namespace ApecCard.Applications.Orders;

/// <summary>
/// 未制卡仅更换护照: the passport was renewed while the economies decide and no card is made. What they granted carries over;
/// all are told. Free, and done once it is approved.
/// </summary>
public sealed class PassportChange() : Business(
    OrderKind.PassportChange, "hz", "未制卡仅更换护照", "Passport change before production")
{
    public override IReadOnlyList<CaseLabel> Labels => [CaseLabel.InPreClearance];

    public override IReadOnlyList<OrderReason> Reasons =>
        [OrderReason.PassportRenewed, OrderReason.PassportLost, OrderReason.PassportDamaged, OrderReason.DataChanged];

    public override bool AsksContact => false;

    public override bool HasPassport(OrderForm form) => true;

    public override IEnumerable<object> WhenApproved(CaseFile caseFile, Order order, DateTimeOffset now)
    {
        object[] told = [.. caseFile.ChangePassport(order, now)];
        caseFile.CompleteOrder(order, now);
        return told;
    }
}
