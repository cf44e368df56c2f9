using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity;

/// <summary>
/// Forgets scans, tickets, codes and who asked for mail after a day, attempts once they count no more, what was not confirmed,
/// letters that nobody took, sessions a month after their end.
/// </summary>
public sealed class Housekeeping(IServiceScopeFactory scopes, ILogger<Housekeeping> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
                await CleanAsync(db, TimeProvider.System.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "What is over was not forgotten, trying again in an hour");
            }
        }
    }

    public static async Task CleanAsync(IdentityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (dayAgo, monthAgo) = (now.AddDays(-1), now.AddDays(-30));
        await db.ElicenceSessions.Where(session => session.ExpiresAt < dayAgo).ExecuteDeleteAsync(ct);
        await db.SignInAttempts.Where(attempts => attempts.ForgottenAt < now).ExecuteDeleteAsync(ct);
        await db.Tickets.Where(ticket => ticket.ExpiresAt < dayAgo).ExecuteDeleteAsync(ct);
        await db.AuthorizationCodes.Where(code => code.SessionId == null && code.ExpiresAt < dayAgo)
            .ExecuteDeleteAsync(ct);
        await db.MailedCodes.Where(code => code.ExpiresAt < dayAgo).ExecuteDeleteAsync(ct);
        await db.MailAsked.Where(asked => asked.At < dayAgo).ExecuteDeleteAsync(ct);
        var longAgo = now - MailPatience.InAll;
        await db.Letters.Where(letter => letter.WrittenAt < longAgo).ExecuteDeleteAsync(ct);
        await db.Accounts.Where(account => account.NewEmailUntil < now).ExecuteUpdateAsync(set => set
            .SetProperty(account => account.NewEmail, (string?)null)
            .SetProperty(account => account.NewEmailUntil, (DateTimeOffset?)null), ct);
        await db.Sessions.Where(session => session.ExpiresAt < monthAgo).ExecuteDeleteAsync(ct); // with their tokens and codes
    }
}
