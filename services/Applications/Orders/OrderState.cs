using static ApecCard.Applications.Orders.OrderAction;

namespace ApecCard.Applications.Orders;

/// <summary>Where an order stands, in the guide's words (OrderStates).</summary>
public enum OrderState
{
    Draft,
    InReview,
    InCorrection,
    Approved,
    AwaitingPayment,
    InProgress,
    Completed,
    Refused,
    Withdrawn,
}

/// <summary>What leads an order on: what people ask for, what the office decides, what others report.</summary>
public enum OrderAction
{
    EditForm,
    Submit,
    Withdraw,
    SubmitCorrection,
    Approve,
    RequestCorrection,
    Refuse,
    OpenCharge,
    Start,
    Complete,
    Lapse,
    Close,
    Reopen,
}

/// <summary>The life of an order as a table, and its states in the guide's words.</summary>
public static class OrderStates
{
    /// <summary>What the enterprise may be offered: the portal's buttons.</summary>
    public static readonly OrderAction[] ForEnterprise = [EditForm, Submit, Withdraw, SubmitCorrection];

    public static readonly IReadOnlyDictionary<(OrderState From, OrderAction Action), OrderState> Transitions =
        new Dictionary<(OrderState, OrderAction), OrderState>
        {
            [(OrderState.Draft, EditForm)] = OrderState.Draft,
            [(OrderState.Draft, Submit)] = OrderState.InReview,
            [(OrderState.Draft, Withdraw)] = OrderState.Withdrawn,
            [(OrderState.Draft, Close)] = OrderState.Withdrawn,

            [(OrderState.InReview, Approve)] = OrderState.Approved,
            [(OrderState.InReview, RequestCorrection)] = OrderState.InCorrection,
            [(OrderState.InReview, Refuse)] = OrderState.Refused,
            [(OrderState.InReview, Withdraw)] = OrderState.Withdrawn,
            [(OrderState.InReview, Close)] = OrderState.Withdrawn,

            [(OrderState.InCorrection, EditForm)] = OrderState.InCorrection,
            [(OrderState.InCorrection, SubmitCorrection)] = OrderState.InReview,
            [(OrderState.InCorrection, Withdraw)] = OrderState.Withdrawn,
            [(OrderState.InCorrection, Lapse)] = OrderState.Withdrawn,
            [(OrderState.InCorrection, Close)] = OrderState.Withdrawn,

            [(OrderState.Approved, OpenCharge)] = OrderState.AwaitingPayment,
            [(OrderState.Approved, Start)] = OrderState.InProgress, // free, or paid before we heard of the charge
            [(OrderState.Approved, Complete)] = OrderState.Completed,
            [(OrderState.Approved, Withdraw)] = OrderState.Withdrawn,
            [(OrderState.Approved, Close)] = OrderState.Withdrawn,

            [(OrderState.AwaitingPayment, Start)] = OrderState.InProgress,
            [(OrderState.AwaitingPayment, Withdraw)] = OrderState.Withdrawn,
            [(OrderState.AwaitingPayment, Lapse)] = OrderState.Withdrawn,
            [(OrderState.AwaitingPayment, Close)] = OrderState.Withdrawn,

            [(OrderState.InProgress, Complete)] = OrderState.Completed,
            [(OrderState.InProgress, Close)] = OrderState.Withdrawn,

            // The early card was made before it was called off.
            [(OrderState.Withdrawn, Reopen)] = OrderState.InProgress,
        };

    public static string Chinese(OrderState state) => state switch
    {
        OrderState.Draft => "草稿",
        OrderState.InReview => "待审核",
        OrderState.InCorrection => "退回补正",
        OrderState.Approved => "审核通过",
        OrderState.AwaitingPayment => "待缴费",
        OrderState.InProgress => "办理中",
        OrderState.Completed => "已完成",
        OrderState.Refused => "不予通过",
        _ => "已撤回",
    };
}
