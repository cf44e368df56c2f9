using ApecCard.Applications.Timeline;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Messages;

/// <summary>
/// The one place where entries of timelines become messages: in the unit of work that saves the entry, one for each
/// recipient. The database holds that there is never a second one.
/// </summary>
public static class WriteMessages
{
    public static async Task AddMessagesAsync(
        this ApplicationsDb db, IReadOnlyCollection<TimelineEntry> entries, CancellationToken ct)
    {
        // Of a save that failed and is tried again, the messages are there already.
        var written = db.ChangeTracker.Entries<Message>().Select(message => message.Entity.Entry).ToHashSet();
        TimelineEntry[] news = [.. entries.Where(
            entry => MessageCatalogue.Texts.ContainsKey(entry.What) && !written.Contains(entry))];
        if (news.Length == 0)
        {
            return;
        }

        var enterprises = news.Select(entry => entry.EnterpriseId).Distinct().ToArray();
        var chosen = await db.MessageSettings.AsNoTracking()
            .Where(settings => enterprises.Contains(settings.EnterpriseId))
            .ToDictionaryAsync(settings => settings.EnterpriseId, ct);
        foreach (var entry in news)
        {
            var settings = chosen.GetValueOrDefault(entry.EnterpriseId) ?? new() { EnterpriseId = entry.EnterpriseId };
            var group = MessageCatalogue.Texts[entry.What].Group;
            db.Messages.AddRange(Enum.GetValues<Recipient>().Select(recipient => new Message(
                entry, recipient, settings.LanguageOf(recipient), settings.WantsMail(recipient, group))));
        }
    }
}
