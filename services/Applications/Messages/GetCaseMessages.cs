using ApecCard.Applications.Cases;
using ApecCard.Applications.Timeline;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Messages;

/// <summary>Who was told what of a case, and whether their mail arrived.</summary>
public static class GetCaseMessages
{
    /// <param name="LastError">Why it was not mailed: smtp-550 and such, unreachable, timeout, no-address.</param>
    public record Item(
        Guid Id, TimelineEvent What, string? Economy, Recipient Recipient, Language Language, DateTimeOffset CreatedAt,
        MailState Mail, int Attempts, DateTimeOffset? NextAttemptAt, string? LastError);

    public static async Task<Results<Ok<Item[]>, NotFound>> Handle(
        Guid caseId, Caller caller, ApplicationsDb db, CancellationToken ct)
    {
        if (!await db.Cases.VisibleTo(caller).AnyAsync(c => c.Id == caseId, ct))
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(await db.Messages.AsNoTracking().Where(message => message.CaseId == caseId)
            .OrderBy(message => message.EntrySeq).ThenBy(message => message.Recipient)
            .Select(message => new Item(
                message.Id, message.Entry.What, message.Entry.Economy, message.Recipient, message.Language,
                message.CreatedAt, message.Mail, message.Attempts, message.NextAttemptAt, message.LastError))
            .ToArrayAsync(ct));
    }
}
