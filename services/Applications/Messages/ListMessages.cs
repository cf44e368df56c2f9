using ApecCard.Applications.Cases;
using ApecCard.Applications.Timeline;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Messages;

/// <summary>The inbox: what the enterprise, or its agents, were told, the newest first.</summary>
public static class ListMessages
{
    private const int CountedUnread = 99;

    public record Item(
        Guid Id, Guid CaseId, string? CaseNumber, TimelineEvent What, CaseLabel Label, string? Economy, string Subject,
        string Body, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);

    /// <param name="Unread">How many are unread: a number, or 99+.</param>
    public record Inbox(IReadOnlyList<Item> Items, string? Next, string Unread);

    public static async Task<Ok<Inbox>> Handle(
        [AsParameters] PageRequest page, Caller caller, ApplicationsDb db, IConfiguration configuration,
        CancellationToken ct)
    {
        var door = new Uri(configuration["Public:Url"] ?? "http://localhost:5100");
        var mine = db.Messages.AsNoTracking().For(caller);
        var messages = await mine.Where(message => page.After == null || message.Id < page.After)
            .OrderByDescending(message => message.Id).Take(page.Limit + 1).Include(message => message.Entry)
            .ToListAsync(ct);
        var cases = messages.Select(message => message.CaseId).Distinct().ToArray();
        var numbers = await db.Cases.Where(c => cases.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, ct);
        var unread = await mine.Where(message => message.ReadAt == null).Take(CountedUnread + 1).CountAsync(ct);
        var (items, next) = page.Cut(messages, message => message.Id, message =>
        {
            var (number, entry) = (numbers[message.CaseId], message.Entry);
            var link = new Uri(door, $"/cases/{message.CaseId}");
            var (subject, body) = MessageCatalogue.Write(entry, message.Language, number, link);
            return new Item(
                message.Id, message.CaseId, number, entry.What, entry.Label, entry.Economy, subject, body,
                message.CreatedAt, message.ReadAt);
        });
        return TypedResults.Ok(new Inbox(items, next, unread > CountedUnread ? $"{CountedUnread}+" : $"{unread}"));
    }

    /// <summary>Those for the caller: the enterprise's own, or those of its agents.</summary>
    public static IQueryable<Message> For(this IQueryable<Message> messages, Caller caller)
    {
        var enterprise = caller.EnterpriseId;
        var recipient = caller.Is(Roles.Agent) ? Recipient.Agent : Recipient.Enterprise;
        return messages.Where(message => message.EnterpriseId == enterprise && message.Recipient == recipient);
    }
}
