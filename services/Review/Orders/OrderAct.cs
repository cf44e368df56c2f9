namespace ApecCard.Review.Orders;

/// <summary>Who did what with an order.</summary>
/// <param name="Officer">The officer's account.</param>
/// <param name="Round">The submission it was about.</param>
public sealed record OrderAct(OrderActKind Kind, string Officer, DateTimeOffset At, int Round);

public enum OrderActKind { Claimed, Released, Returned, Approved, Refused }
