namespace ApecCard.Review.Orders;

/// <summary>How far the review of an order has come.</summary>
public enum OrderReviewState
{
    /// <summary>待审核.</summary>
    Open,

    /// <summary>退回补正: with the enterprise.</summary>
    Returned,

    /// <summary>审核通过.</summary>
    Approved,

    /// <summary>不予通过.</summary>
    Refused,

    /// <summary>已撤回, before the office decided.</summary>
    Withdrawn,
}
