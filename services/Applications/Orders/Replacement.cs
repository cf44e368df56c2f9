using ApecCard.Applications.Cases;
using ApecCard.Applications.Form;
using ApecCard.Contracts;

namespace ApecCard.Applications.Orders;

/// <summary>
/// 换补卡: a new card for one that is damaged, lost, or says too little. Paid like a new card; valid no longer than the
/// old one, which is due back before the new one leaves. A lost card is revoked at the submission, any other at the
/// approval.
/// </summary>
public sealed class Replacement() : Business(OrderKind.Replacement, "hb", "换补卡", "Replacement")
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
        OrderReason.CardDamaged, OrderReason.CardLost, OrderReason.PassportChanged, OrderReason.MoreEconomiesGranted,
        OrderReason.DataChanged,
    ];

    public override bool IsPaid => true;
    public override bool MakesCard => true;
    public override string ReturnNotice => "换补卡（卡丢失除外）需交还原 APEC 卡，我已知晓";

    public override bool HasPassport(OrderForm form) => form.PassportChanges is true;

    public override void Check(CaseFile caseFile, OrderForm form, FormCheck check)
    {
        if (check.Present("passportChanges", form.PassportChanges)
            && form is { Reason: OrderReason.PassportChanged, PassportChanges: false })
        {
            check.Say("passportChanges", "disagrees-with-reason", "换补卡原因为更换护照，请选择“是”。",
                "The reason is a new passport: answer yes, and give its data.");
        }

        if (form.Reason is OrderReason.MoreEconomiesGranted
            && !caseFile.GrantedEconomies.Except(caseFile.CardEconomies).Any())
        {
            check.Say("reason", "no-more-granted", "目前没有新增获批的经济体。",
                "No economy has granted that the card does not name already.");
        }

        check.Invoice(form.Invoice ?? new());
    }

    public override IEnumerable<object> WhenSubmitted(CaseFile caseFile, Order order, DateTimeOffset now) =>
        order.IsForLostCard ? caseFile.EndCard(order, CardEnds.Lost, now) : [];

    public override IEnumerable<object> WhenApproved(CaseFile caseFile, Order order, DateTimeOffset now) =>
    [
        .. HasPassport(order.Form) ? caseFile.ChangePassport(order, now) : [],
        .. order.IsForLostCard ? [] : caseFile.EndCard(order, CardEnds.Replaced, now),
    ];

    // When all who had granted took it back meanwhile, there is no card to make: it ends, and Payments gives the fee
    // back.
    public override IEnumerable<object> WhenPaid(CaseFile caseFile, Order order, DateTimeOffset now) =>
        caseFile.GrantedEconomies.Length == 0
            ? caseFile.CloseOrder(order, OrderEnds.NothingGranted, now)
            : caseFile.OrderReplacement(order, now);
}
