namespace ApecCard.Applications.Orders;

/// <summary>Why an order ends that nobody withdrew and no office refused.</summary>
public static class OrderEnds
{
    /// <summary>All economies have decided: the full card is made instead of an early one.</summary>
    public const string ClearanceCompleted = "clearance-completed";

    /// <summary>The card is made: a new passport now needs a replacement.</summary>
    public const string CardProduced = "card-produced";

    /// <summary>The economies that had granted took it back: a card would be valid nowhere.</summary>
    public const string NothingGranted = "nothing-granted";

    /// <summary>The card is cancelled.</summary>
    public const string Cancellation = "cancellation";

    /// <summary>The register ended the card: no economy is left, or it has expired.</summary>
    public const string CardEnded = "card-ended";

    /// <summary>The application was refused.</summary>
    public const string CaseRefused = "case-refused";

    /// <summary>Nobody answered.</summary>
    public const string Lapsed = "lapsed";
}

/// <summary>Why a card ends before its time, as the register keeps it.</summary>
public static class CardEnds
{
    public const string Lost = "lost";
    public const string Replaced = "replaced";
    public const string Cancelled = "cancelled";
}
