using ApecCard.Contracts;
using ApecCard.Delivery.Applications;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Production;

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

    /// <summary>What an order of replacement wants, after this card.</summary>
    public static CardWanted Replacing(Card old, bool owed = false) => WantedForCollection() with
    {
        CaseId = old.CaseId,
        CaseVersion = old.WantedAtVersion + 20,
        EnterpriseId = old.EnterpriseId,
        Office = old.Office,
        OrderId = Guid.NewGuid(),
        Kind = OrderKind.Replacement,
        Succeeds = old.Id,
        OldCardOwed = owed,
        ExpiresOn = old.ExpiresOn,
    };

    /// <summary>A card as two clerks make it, who grant what the want says.</summary>
    public static Card Made(CardWanted wanted, DateOnly passportExpiresOn, DateTimeOffset now) => Card.Produce(
        ProductionJob.Of(wanted, now), Personal(wanted, passportExpiresOn), 1, AReleasedBatch(now), now);

    public static PersonalData Personal(CardWanted wanted, DateOnly passportExpiresOn) => new(
        new("WANG", "XIAOMING", "王小明", "M", new(1980, 2, 29), new("E12345678", passportExpiresOn)),
        wanted.CaseVersion,
        wanted.GrantedEconomies,
        wanted.CaseId.ToByteArray(),
        new("王小明", "13800138000", "上海市", "上海市", "南京西路1号", "200041"));

    private static Batch AReleasedBatch(DateTimeOffset now)
    {
        var batch = Batch.Prepare("shanghai", "first clerk", [], [], now);
        batch.Release("second clerk", now);
        return batch;
    }
}
