namespace ApecCard.Delivery.Handovers;

/// <summary>One journey of a card with the courier, and what the courier said of it, in the order it came.</summary>
public sealed class Shipment
{
    public required string TrackingNumber { get; init; }

    /// <summary>The clerk who gave it away.</summary>
    public required string BookedBy { get; init; }
    public required DateTimeOffset BookedAt { get; init; }
    public List<CourierEvent> Events { get; init; } = [];
}

/// <param name="At">When it happened, as the courier says.</param>
public sealed record CourierEvent(CourierEventKind What, DateTimeOffset At);

/// <summary>What the courier says of a shipment that means something to us.</summary>
public enum CourierEventKind
{
    /// <summary>It has taken the card over.</summary>
    Accepted,
    InTransit,
    Delivered,

    /// <summary>It could not be delivered and was brought back.</summary>
    ReturnedToSender,
}

/// <summary>Who came for a card.</summary>
public enum HandedTo
{
    Holder,

    /// <summary>Somebody the holder sent, with the holder's passport.</summary>
    Representative,
}
