namespace ApecCard.Payments.Charges;

/// <summary>An order that was withdrawn before any charge of it was known: none is opened for it.</summary>
public sealed record WithdrawnOrder(Guid OrderId, DateTimeOffset WithdrawnAt);
