using ApecCard.Applications.Cases;
using ApecCard.Contracts;

namespace ApecCard.Applications.Orders;

/// <summary>
/// 注销卡: the card ends with the approval, a lost one with the submission; what the economies still look at is called
/// off. Free. Done when the card is back, where it is owed.
/// </summary>
public sealed class Cancellation() : Business(OrderKind.Cancellation, "zx", "注销卡", "Cancellation")
{
    public override IReadOnlyList<CaseLabel> Labels =>
    [
        CaseLabel.InPreClearanceWithEarlyCard,
        CaseLabel.PreClearedWithEarlyCard,
        CaseLabel.Collected,
        CaseLabel.Mailed,
    ];

    public override IReadOnlyList<OrderReason> Reasons =>
    [
        OrderReason.LeftTheFirm, OrderReason.CardLost, OrderReason.CardExpired, OrderReason.CardMisused,
        OrderReason.NoLongerNeeded,
    ];

    public override string ReturnNotice => "注销卡需交还原 APEC 卡，我已知晓";

    // Domain §4, reading 4: it may pre-empt an order that is not paid, which ends with the submission.
    public override IEnumerable<object> WhenSubmitted(CaseFile caseFile, Order order, DateTimeOffset now) =>
    [
        .. caseFile.OpenOrder is { } other ? caseFile.CloseOrder(other, OrderEnds.Cancellation, now) : [],
        .. order.IsForLostCard ? caseFile.EndCard(order, CardEnds.Lost, now) : [],
    ];

    public override IEnumerable<object> WhenApproved(CaseFile caseFile, Order order, DateTimeOffset now) =>
        caseFile.Cancel(order, now);
}
