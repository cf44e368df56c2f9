using System.Collections.Concurrent;
using ApecCard.Applications.PublicEvents;
using ApecCard.Applications.Subscriptions;

namespace ApecCard.Applications.Tests.Subscriptions;

/// <summary>The subscribers' queues, on a broker that a test can take away.</summary>
public sealed class Queues : ISubscribersQueues
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<PublicLetter>> _queues = new();
    private readonly ConcurrentDictionary<string, long> _long = new();

    public bool IsAway { get; set; }

    /// <summary>So many wait there that nobody takes, whatever was sent.</summary>
    public void Fill(string queue, long waiting) => _long[queue] = waiting;

    public PublicLetter[] In(string queue) => [.. _queues.GetValueOrDefault(queue) ?? []];

    public Task<QueueNow?> LookAsync(string queue, CancellationToken ct) => IsAway
        ? throw new IOException("The broker is away.")
        : Task.FromResult<QueueNow?>(new(_long.TryGetValue(queue, out var many) ? many : In(queue).Length, Consumers: 0));

    public Task SendAsync(string queue, IReadOnlyList<PublicLetter> letters, CancellationToken ct)
    {
        if (IsAway)
        {
            throw new IOException("The broker is away.");
        }

        foreach (var letter in letters)
        {
            _queues.GetOrAdd(queue, _ => new()).Enqueue(letter);
        }

        return Task.CompletedTask;
    }
}
