namespace ApecCard.Applications.Cases;

/// <summary>The card that was renewed ends when its successor is handed over, not before: nobody is without a card.</summary>
public static class RenewedCard
{
    public static async Task EndRenewedCardAsync(
        this ApplicationsDb db, CaseFile successor, DateTimeOffset now, CancellationToken ct)
    {
        if (successor.Renews is { } renewed && (await db.GetCaseAsync(renewed, ct)).GiveWay(now) is { } notWanted)
        {
            db.Publish(notWanted);
        }
    }
}
