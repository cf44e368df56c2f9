using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Messages;

/// <summary>Mail that did not arrive, or not yet though it was tried, the newest first; without addresses.</summary>
public static class ListDeliveryProblems
{
    public record Item(
        Guid Id, Guid CaseId, Guid EnterpriseId, Recipient Recipient, MailState Mail, int Attempts,
        DateTimeOffset CreatedAt, DateTimeOffset? NextAttemptAt, string LastError);

    public static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] PageRequest page, ApplicationsDb db, CancellationToken ct)
    {
        var problems = await db.Messages.AsNoTracking()
            .Where(message => message.LastError != null && (page.After == null || message.Id < page.After))
            .OrderByDescending(message => message.Id).Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Cut(problems, message => message.Id, message => new Item(
            message.Id, message.CaseId, message.EnterpriseId, message.Recipient, message.Mail, message.Attempts,
            message.CreatedAt, message.NextAttemptAt, message.LastError!)));
    }
}
