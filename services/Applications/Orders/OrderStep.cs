using ApecCard.Applications.Cases;

namespace ApecCard.Applications.Orders;

/// <summary>
/// Who has the ball of an order, and what comes next, in plain words. Nobody has it when the order has ended.
/// </summary>
public sealed record OrderStep(Actor? Who, string Chinese, string English)
{
    public static OrderStep Of(Order order) => order.State switch
    {
        OrderState.Draft => new(Actor.Enterprise, "请补全资料并提交。", "Complete the order and submit it."),
        OrderState.InReview => new(Actor.Office, "办理机构正在审核。", "The office looks at the order."),
        OrderState.InCorrection =>
            new(Actor.Enterprise, "请按批注补正后重新提交。", "Correct what is pinned and hand it in again."),
        OrderState.Approved => new(Actor.Payments, "审核通过，正在生成缴费单。", "Approved: the fee will be due in a moment."),
        OrderState.AwaitingPayment => new(Actor.Enterprise, "请在线缴费。", "Pay the fee online."),
        OrderState.InProgress when order.OwesCard =>
            new(Actor.Enterprise, "请交还原 APEC 卡。", "Hand the old card in."),
        OrderState.InProgress => new(Actor.Delivery, "正在制卡，制成后领取或寄出。", "The card is made, then collected or mailed."),
        OrderState.Completed => new(null, "已办结。", "Done."),
        OrderState.Refused => new(null, "审核未通过，请查看原因。", "Refused: read why."),
        _ => new(null, "已撤回，可重新办理。", "Withdrawn: you may order again."),
    };
}
