using System.Diagnostics;

namespace ApecCard.Journeys.Bench;

/// <summary>Something was sent at this moment.</summary>
internal sealed record Sent(Guid Id, DateTime At);

/// <summary>
/// Two ways to send: as fast as the clients get answers, or at a fixed pace, whatever the answers do.
/// </summary>
internal static class Load
{
    /// <summary>Each client sends its share, the next when the last is answered.</summary>
    public static async Task<Sent[]> SaturatingAsync(int clients, int count, Func<int, Task<Guid>> send)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            List<Sent> own = [];
            for (var i = client; i < count; i += clients)
            {
                own.Add(await StampAsync(send, i));
            }

            return own;
        })));
        return [.. all.SelectMany(own => own)];
    }

    /// <summary>Each is sent when it is due, though earlier ones are not answered yet.</summary>
    public static async Task<Sent[]> PacedAsync(int perSecond, int count, Func<int, Task<Guid>> send)
    {
        // A thread of its own: the pool's may all be busy when the next is due.
        var sending = await Task.Factory.StartNew(
            () => SendWhenDue(perSecond, count, send), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return await Task.WhenAll(sending);
    }

    private static Task<Sent>[] SendWhenDue(int perSecond, int count, Func<int, Task<Guid>> send)
    {
        var began = Stopwatch.GetTimestamp();
        var sending = new Task<Sent>[count];
        for (var i = 0; i < count; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / perSecond) - Stopwatch.GetElapsedTime(began);
            Thread.Sleep(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            sending[i] = StampAsync(send, i);
        }

        return sending;
    }

    private static async Task<Sent> StampAsync(Func<int, Task<Guid>> send, int i)
    {
        var at = DateTime.UtcNow;
        return new(await send(i), at);
    }
}
