using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ApecCard.ServiceDefaults;

/// <summary>Logs tell what happened to the business, and what went wrong; configuration may ask for more.</summary>
internal static class Logs
{
    public static void AddLogs(this IHostApplicationBuilder builder)
    {
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
