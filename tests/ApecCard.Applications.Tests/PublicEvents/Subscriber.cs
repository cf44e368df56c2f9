using System.Collections.Concurrent;
using ApecCard.Applications.PublicEvents;

namespace ApecCard.Applications.Tests.PublicEvents;

/// <summary>Whoever subscribes to all public events, on a broker that a test can take away.</summary>
public sealed class Subscriber : IPublicExchange
{
    private int _atOnce;

    public bool IsAway { get; set; }

    /// <summary>What came, in the order in which it came.</summary>
    public ConcurrentQueue<PublicLetter> Letters { get; } = new();

    /// <summary>How many were being sent at the same time, at most, since a test began to count.</summary>
    public int MostAtOnce { get; set; }

    public IReadOnlyList<PublicLetter> Of(string caseNumber) =>
        [.. Letters.Where(letter => letter.Subject == caseNumber)];

    public async Task SendAsync(PublicLetter letter, CancellationToken ct)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
        try
        {
            await Task.Delay(2, ct); // as long as a broker takes
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
        }

        if (IsAway)
        {
            throw new IOException("The broker is away.");
        }

        Letters.Enqueue(letter);
    }
}
