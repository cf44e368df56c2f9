using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApecCard.Applications.Messages;

/// <summary>
/// Mails what is due. Every replica runs one; each first notes which messages it takes and when they are due again,
/// and holds no transaction while it speaks with the mail server. Who ends in between has them sent a second time,
/// under the same Message-ID.
/// </summary>
public sealed class Mailer(
    IServiceScopeFactory scopes, MailPost post, IOptions<MailSettings> options, IConfiguration configuration,
    TimeProvider clock, ILogger<Mailer> logger) : BackgroundService
{
    private const int Batch = 20;
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromSeconds(2);
    private readonly Uri _door = new(configuration["Public:Url"] ?? "http://localhost:5100");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Address is null)
        {
            return;
        }

        using var looks = new PeriodicTimer(_betweenLooks);
        do
        {
            try
            {
                while (await SendBatchAsync(stoppingToken) == Batch)
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "Mail was not sent, trying again");
            }
        }
        while (await looks.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> SendBatchAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        var due = await TakeAsync(db, stop);
        if (due.Count == 0)
        {
            return 0;
        }

        var caseIds = due.Select(message => message.CaseId).Distinct().ToArray();
        var owners = due.Select(message => message.EnterpriseId).Distinct().ToArray();
        var cases = await db.Cases.AsNoTracking().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, stop);
        var agents = await db.MessageSettings.AsNoTracking().Where(settings => owners.Contains(settings.EnterpriseId))
            .ToDictionaryAsync(settings => settings.EnterpriseId, settings => settings.AgentEmail, stop);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.AtOnce, CancellationToken = stop },
            async (message, ct) =>
            {
                var agent = agents.GetValueOrDefault(message.EnterpriseId);
                Record(message, await SendAsync(message, cases[message.CaseId], agent, ct));
            });
        await db.SaveChangesAsync(CancellationToken.None); // what went out is known, though the service stops
        return due.Count;
    }

    private async Task<List<Message>> TakeAsync(ApplicationsDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var due = await db.Messages.FromSql($"""
            select * from "Messages" where "Mail" = 'Pending' and ("NextAttemptAt" is null or "NextAttemptAt" <= {now})
            order by "NextAttemptAt" nulls first, "Id" limit {Batch} for update skip locked
            """).ToListAsync(stop);
        var entries = due.Select(message => message.EntrySeq).ToArray();
        await db.Timeline.Where(entry => entries.Contains(entry.Seq)).LoadAsync(stop);
        due.ForEach(message => message.Attempt(now + TimeSpan.FromMinutes(15)));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return due;
    }

    private async Task<Posted> SendAsync(Message message, CaseFile caseFile, string? agents, CancellationToken stop)
    {
        var to = message.Recipient switch
        {
            Recipient.Applicant => caseFile.Form.Applicant?.Email,
            Recipient.Agent => agents,
            _ => caseFile.Form.Company?.ContactEmail,
        };
        if (string.IsNullOrWhiteSpace(to))
        {
            return new(IsSent: false, IsFinal: true, "no-address");
        }

        var link = new Uri(_door, $"/cases/{caseFile.Id}");
        var (subject, body) = MessageCatalogue.Write(message.Entry, message.Language, caseFile.Number, link);
        return await post.SendAsync(message.Id, to, subject, body, stop);
    }

    private void Record(Message message, Posted posted)
    {
        switch (posted)
        {
            case { IsSent: true }:
                message.Sent();
                return;
            case { IsFinal: true }:
                message.Bounced(posted.Error!);
                break;
            default:
                message.Failed(posted.Error!, clock.GetUtcNow());
                break;
        }

        logger.LogWarning(
            "Message {MessageId} was not mailed: {Error}, {State}", message.Id, posted.Error, message.Mail);
    }
}
