using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tracking;

/// <summary>
/// Makes the codes that were asked for and sends them, while they live. Every replica runs one, with a loop for each
/// channel: a mail server that is away holds up no text message. Each first notes which codes it takes, and holds no
/// transaction while it sends.
/// </summary>
public sealed class CodeSender(
    IServiceScopeFactory scopes, MailPost mail, TrackingSecrets secrets, TimeProvider clock, ILogger<CodeSender> logger)
    : BackgroundService
{
    private const int Batch = 20;
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _afterFailure = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _afterCrash = TimeSpan.FromMinutes(2);

    private sealed record Letter(TrackingCode Code, string To, string Digits)
    {
        public override string ToString() => nameof(Letter); // never into a log
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enum.GetValues<TrackingChannel>().Select(channel => SendAllAsync(channel, stoppingToken)));

    private async Task SendAllAsync(TrackingChannel channel, CancellationToken stop)
    {
        using var looks = new PeriodicTimer(_betweenLooks);
        while (await looks.WaitForNextTickAsync(stop))
        {
            try
            {
                while (await SendBatchAsync(channel, stop) == Batch)
                {
                }
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                logger.LogWarning(e, "Codes were not sent, trying again");
            }
        }
    }

    private async Task<int> SendBatchAsync(TrackingChannel channel, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        var sms = scope.ServiceProvider.GetRequiredService<SmsClient>();
        var (taken, letters) = await TakeAsync(db, channel, stop);
        var all = letters.Select(async letter => (letter.Code, await SendAsync(letter, sms, stop)));
        foreach (var (code, posted) in await Task.WhenAll(all))
        {
            Record(db, code, posted);
        }

        await db.SaveChangesAsync(CancellationToken.None); // what went out is known, though the service stops
        return taken;
    }

    private async Task<(int Taken, List<Letter> Letters)> TakeAsync(
        ApplicationsDb db, TrackingChannel channel, CancellationToken stop)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var due = await db.TrackingCodes.FromSql($"""
            select * from "TrackingCodes" where "Channel" = {channel.ToString()} and "NextAttemptAt" <= {now}
            order by "NextAttemptAt" limit {Batch} for update skip locked
            """).ToListAsync(stop);
        var numbers = due.Select(code => code.CaseNumber).ToArray();
        var cases = await db.Cases.AsNoTracking().Where(c => numbers.Contains(c.Number))
            .ToDictionaryAsync(c => c.Number!, stop);
        var letters = new List<Letter>(due.Count);
        foreach (var code in due)
        {
            if (!code.IsLive(now)
                || cases.GetValueOrDefault(code.CaseNumber) is not { } caseFile
                || AddressOf(caseFile, channel) is not { } to
                || (channel is TrackingChannel.Mobile && !code.ChecksMobile
                    && !await db.IsCheckedAsync(caseFile, secrets, stop)))
            {
                code.Settle();
                continue;
            }

            var digits = TrackingSecrets.NewCode();
            code.Attempt(caseFile.Id, secrets.HashOf(code.Id, digits), now + _afterCrash);
            letters.Add(new(code, to, digits));
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return (due.Count, letters);
    }

    private static string? AddressOf(CaseFile caseFile, TrackingChannel channel) =>
        channel is TrackingChannel.Email ? caseFile.Form.Applicant?.Email : caseFile.Form.Applicant?.Mobile;

    private async Task<Posted> SendAsync(Letter letter, SmsClient sms, CancellationToken stop)
    {
        var (code, until) = (letter.Code, letter.Code.ExpiresAt.ToOffset(Clock.Shanghai));
        var (chinese, english) = (
            $"查询验证码 {letter.Digits}，申请编号 {code.CaseNumber}，{until:HH:mm} 前有效，请勿告诉他人。",
            $"Your code is {letter.Digits}, for {code.CaseNumber}, until {until:HH:mm} Beijing time. Tell nobody.");
        return code.Channel is TrackingChannel.Mobile
            ? await sms.SendAsync(Guid.NewGuid(), letter.To, $"{chinese}{english}", stop)
            : await mail.SendAsync(
                Guid.NewGuid(), letter.To, "APEC 商务旅行卡查询验证码 · Your code", $"{chinese}\n\n{english}\n", stop);
    }

    private void Record(ApplicationsDb db, TrackingCode code, Posted posted)
    {
        if (posted.IsSent)
        {
            code.Settle();
            db.Audit("applications", "tracking.code-sent", $"{code.CaseId}", clock.GetUtcNow());
            return;
        }

        if (posted.IsFinal)
        {
            code.Settle();
        }
        else
        {
            code.Failed(TimeProvider.System.GetUtcNow() + _afterFailure);
        }

        logger.LogWarning("A code for case {CaseId} was not sent: {Error}", code.CaseId, posted.Error);
    }
}
