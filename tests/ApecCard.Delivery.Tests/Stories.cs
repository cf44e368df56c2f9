using ApecCard.Contracts;

namespace ApecCard.Delivery.Tests;

public static class Stories
{
    public static readonly DateTimeOffset Today = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    public static CardWanted Wanted() => new(
        Guid.CreateVersion7(),
        12,
        "APEC20260504000001",
        Guid.NewGuid(),
        "shanghai",
        ["SGP", "AUS", "NZL"],
        HandoverMethod.Mailing,
        Today);

    public static CardWanted WantedForCollection() =>
        Wanted() with { Handover = HandoverMethod.Collection, ServicePoint = "SHA-01" };
}
