using ApecCard.Applications.Cases;
using ApecCard.Applications.Timeline;

namespace ApecCard.Applications.PublicEvents;

/// <summary>
/// The one place where entries of timelines become public events: in the unit of work that saves the entry, so that
/// nothing is told that did not happen, and nothing that happened is not told.
/// </summary>
public static class WritePublicEvents
{
    /// <returns>Whether there is something to tell.</returns>
    public static bool AddPublicEvents(this ApplicationsDb db, IReadOnlyCollection<TimelineEntry> entries)
    {
        // Of a save that failed and is tried again, the events are there already.
        var written = db.ChangeTracker.Entries<PublicEvent>().Select(one => one.Entity.Entry).ToHashSet();
        var cases = db.ChangeTracker.Entries<CaseFile>().ToDictionary(one => one.Entity.Id, one => one.Entity);
        PublicEvent[] news =
        [
            .. entries.Where(entry => !written.Contains(entry))
                .Select(entry => Of(entry, cases[entry.CaseId])).OfType<PublicEvent>(),
        ];
        db.PublicEvents.AddRange(news);
        return news.Length > 0;
    }

    private static PublicEvent? Of(TimelineEntry entry, CaseFile caseFile) => entry.What switch
    {
        TimelineEvent.Submitted =>
            Of(entry, caseFile, PublicEventType.CaseSubmitted, new PublicCase(caseFile.Number!)),
        TimelineEvent.EconomyGranted => Decided(entry, caseFile, "granted"),
        TimelineEvent.EconomyRefused => Decided(entry, caseFile, "refused"),
        TimelineEvent.GrantWithdrawn => Decided(entry, caseFile, "withdrawn"),
        TimelineEvent.PassportChanged =>
            Of(entry, caseFile, PublicEventType.PassportChanged, new PublicCase(caseFile.Number!)),
        TimelineEvent.ClearanceCompleted => Of(
            entry, caseFile, PublicEventType.CaseCompleted, new PublicClearance(caseFile.Number!, caseFile.GrantedEconomies)),
        TimelineEvent.CardCollected or TimelineEvent.CardMailed => OfCard(entry, caseFile, PublicEventType.CardIssued),
        TimelineEvent.EconomyStruckFromCard => OfCard(entry, caseFile, PublicEventType.CardEconomyStruck),
        TimelineEvent.CardRevoked => OfCard(entry, caseFile, PublicEventType.CardRevoked),
        TimelineEvent.CardExpired => OfCard(entry, caseFile, PublicEventType.CardExpired),
        _ => null,
    };

    private static PublicEvent Of<TData>(TimelineEntry entry, CaseFile caseFile, PublicEventType type, TData data) =>
        PublicEvent.Of(entry, caseFile.Office!, type, data);

    private static PublicEvent Decided(TimelineEntry entry, CaseFile caseFile, string decision) => Of(
        entry, caseFile, PublicEventType.EconomyDecided, new PublicDecision(caseFile.Number!, entry.Economy!, decision));

    private static PublicEvent OfCard(TimelineEntry entry, CaseFile caseFile, PublicEventType type) => Of(
        entry,
        caseFile,
        type,
        new PublicCard(
            caseFile.Number!,
            caseFile.CardNumber!,
            caseFile.CardExpiresOn!.Value,
            [.. caseFile.CardEconomies.Intersect(caseFile.GrantedEconomies)],
            entry.Economy,
            entry.Why));
}
