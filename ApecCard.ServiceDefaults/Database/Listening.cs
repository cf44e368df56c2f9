using Microsoft.Extensions.Logging;
using Npgsql;

namespace ApecCard.ServiceDefaults;

/// <summary>Work that goes on as long as the service runs, whatever goes away for a while.</summary>
public static class Listening
{
    /// <summary>Hears what any replica notifies on a channel, until stopped; throws when the connection is lost.</summary>
    public static async Task ListenAsync(
        this NpgsqlDataSource database, string channel, Action<string> hear, CancellationToken stop)
    {
        await using var ear = await database.OpenConnectionAsync(stop);
        ear.Notification += (_, call) => hear(call.Payload);
        await using (var listen = new NpgsqlCommand($"listen {channel}", ear))
        {
            await listen.ExecuteNonQueryAsync(stop);
        }

        while (true)
        {
            await ear.WaitAsync(stop);
        }
    }

    /// <summary>Begins the work again, a second after the database or the broker went away.</summary>
    /// <param name="interrupted">What is to be done when it breaks off.</param>
    public static async Task GoOnAsync(
        this ILogger logger, Func<CancellationToken, Task> work, CancellationToken stop, Action? interrupted = null)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work(stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                logger.LogWarning(e, "Interrupted, going on in a second");
                interrupted?.Invoke();
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
            }
        }
    }
}
