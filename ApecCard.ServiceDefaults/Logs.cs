using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Logs tell what happened to the business, and what went wrong; configuration may ask for more. Each line on the
/// standard output begins with its time (UTC): one for people in Development, elsewhere JSON with the trace it belongs to.
/// </summary>
internal static class Logs
{
    private const string Time = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static void AddLogs(this IHostApplicationBuilder builder)
    {
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName =
            builder.Environment.IsDevelopment() ? ConsoleFormatterNames.Simple : ConsoleFormatterNames.Json);
        builder.Services.Configure<SimpleConsoleFormatterOptions>(line =>
            (line.SingleLine, line.UseUtcTimestamp, line.TimestampFormat) = (true, true, Time + " "));
        builder.Services.Configure<JsonConsoleFormatterOptions>(line =>
            (line.IncludeScopes, line.UseUtcTimestamp, line.TimestampFormat) = (true, true, Time));
        foreach (var chatty in new[] { "Microsoft", "System.Net.Http", "Npgsql", "MassTransit", "Yarp", "Polly" })
        {
            builder.Logging.AddFilter(chatty, LogLevel.Warning);
        }

        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);

        // Whoever asks after our health gets the answer; while a part starts it is asked many times a second.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);

        // A statement that failed comes back as an exception, which is logged, or handled, where it is understood.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
    }
}
