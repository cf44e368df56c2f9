using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ApecCard.ServiceDefaults;

/// <summary>What may be an attack, or somebody's misfortune: its name in the log stays the same.</summary>
public enum SecurityEvent
{
    /// <summary>Who signs in, or proves it again, was refused or has to wait: the code says which.</summary>
    SignInFailed = 1,

    /// <summary>Who is known asked for what is not for that role, or not with this proof.</summary>
    Refused,

    /// <summary>More was asked than one may.</summary>
    Limited,

    /// <summary>A call with a cookie did not come from our own pages.</summary>
    FromElsewhere,

    /// <summary>A callback or assertion, or an economy's word, was not what it claimed to be.</summary>
    Forged,

    /// <summary>What was sent was not of the form, too large, or against a rule: mostly a slip, so only information.</summary>
    Rejected,
}

/// <summary>
/// Notes what was refused, under <c>ApecCard.Security</c>: ids, codes and half an address, never what was sent. So that
/// nobody floods the log by it, only so many of each a minute; how many were left out is said at the minute's end.
/// </summary>
public sealed partial class SecurityLog(ILoggerFactory loggers) : BackgroundService
{
    public const string Category = "ApecCard.Security";
    public const int MostPerMinute = 60;

    private readonly ILogger _logger = loggers.CreateLogger(Category);
    private readonly ConcurrentDictionary<SecurityEvent, int> _thisMinute = [];

    /// <param name="what">Which event.</param>
    /// <param name="code">The refusal's code.</param>
    /// <param name="operation">What was asked: method and route, or a queue.</param>
    /// <param name="account">Whose account, or which system; nobody's, or not known: null.</param>
    /// <param name="role">Its role.</param>
    /// <param name="place">Half of the address it came from.</param>
    public void Note(
        SecurityEvent what, string code, string operation, string? account = null, string? role = null,
        string? place = null)
    {
        if (_thisMinute.AddOrUpdate(what, 1, (_, count) => count + 1) <= MostPerMinute)
        {
            LogEvent(new((int)what, $"{what}"), what, code, operation, account ?? "-", role ?? "-", place ?? "-");
        }
    }

    /// <summary>Begins to count anew.</summary>
    public void EndMinute()
    {
        foreach (var what in _thisMinute.Keys)
        {
            if (_thisMinute.TryRemove(what, out var count) && count > MostPerMinute)
            {
                LogLeftOut(count - MostPerMinute, what);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1));
        try
        {
            while (await minute.WaitForNextTickAsync(stoppingToken))
            {
                EndMinute();
            }
        }
        catch (OperationCanceledException)
        {
            EndMinute();
        }
    }

    // The event's name is one of few: generated code would have one method for each.
#pragma warning disable CA1848, CA2254
    private void LogEvent(
        EventId id, SecurityEvent what, string code, string operation, string account, string role, string place) =>
        _logger.Log(
            what is SecurityEvent.Rejected ? LogLevel.Information : LogLevel.Warning, id,
            "{SecurityEvent} {Code}: {Operation}, account {AccountId}, role {Role}, from {Place}",
            what, code, operation, account, role, place);
#pragma warning restore CA1848, CA2254

    [LoggerMessage(
        EventId = 100, EventName = "LeftOut", Level = LogLevel.Warning,
        Message = "{Count} more {SecurityEvent} in this minute were left out")]
    private partial void LogLeftOut(int count, SecurityEvent securityEvent);
}
