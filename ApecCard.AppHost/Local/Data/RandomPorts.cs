using System.Collections.Concurrent;

namespace ApecCard.AppHost.Local;

/// <summary>Free ports for tests, never the same twice in one process.</summary>
internal static class RandomPorts
{
    private const int First = 15000;
    private const int Last = 31000;

    private static readonly ConcurrentDictionary<int, bool> _taken = [];

    public static int Take()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            if (_taken.TryAdd(port, true) && PortPlan.IsFree(port))
            {
                return port;
            }
        }
    }
}
