using ApecCard.Contracts;

namespace ApecCard.Review.Orders;

/// <summary>What an officer said is wrong with one pinned thing of an order; kept encrypted, as a case's is.</summary>
public sealed record PinnedOrderReason(Guid OrderId, int Round, PinKind Kind, string Target, byte[] Reason);
