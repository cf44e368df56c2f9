using ApecCard.Applications.Cases;
using ApecCard.Applications.PublicEvents;
using ApecCard.Applications.Tests.Orders;
using ApecCard.Contracts;

namespace ApecCard.Applications.Tests.PublicEvents;

/// <summary>A case that ends in a public event of each type.</summary>
internal static class OfType
{
    private static readonly Dictionary<PublicEventType, Action<CaseFile>> _stories = new()
    {
        [PublicEventType.CaseSubmitted] = Stories.InPreliminaryReview,
        [PublicEventType.EconomyDecided] = caseFile => After(Stories.InPreClearance, caseFile, c => c.Refuses("NZL")),
        [PublicEventType.CaseCompleted] = Stories.InProduction,
        [PublicEventType.PassportChanged] = caseFile => After(
            OrderStories.SomeGranted, caseFile, c => c.Approves(c.Submits(OrderKind.PassportChange))),
        [PublicEventType.CardIssued] = Mailed,
        [PublicEventType.CardEconomyStruck] = caseFile => After(Mailed, caseFile, c =>
        {
            c.Withdraws("NZL");
            c.RecordStrike(Stories.ACard, "NZL", Stories.Today);
        }),
        [PublicEventType.CardRevoked] = caseFile => After(
            Mailed, caseFile, c => c.RecordCardEnd(Stories.ACard, Card.Revoked, "lost", Stories.Today)),
        [PublicEventType.CardExpired] = caseFile => After(
            Mailed, caseFile, c => c.RecordCardEnd(Stories.ACard, Card.Expired, why: null, Stories.Today)),
    };

    public static Action<CaseFile> Story(PublicEventType type) => _stories[type];

    private static void Mailed(CaseFile caseFile) => After(Stories.WithCard, caseFile, c => c.Mail(Stories.ACard));

    private static void After(Action<CaseFile> before, CaseFile caseFile, Action<CaseFile> then)
    {
        before(caseFile);
        then(caseFile);
    }
}
