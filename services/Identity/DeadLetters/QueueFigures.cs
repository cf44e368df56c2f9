using System.Diagnostics.Metrics;
using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.DeadLetters;

/// <summary>
/// Tells Prometheus what waits in the broker's queues, and what they need: alarms for dead letters, for queues that
/// nobody reads and for subscribers that are far behind go by it. While the broker does not say, there is no figure.
/// </summary>
public sealed class QueueFigures : Rounds
{
    private readonly BrokerManagement _management;
    private IReadOnlyList<Measurement<long>> _read = [];

    public QueueFigures(BrokerManagement management, IMeterFactory meters, ILogger<QueueFigures> logger)
        : base(TimeSpan.FromSeconds(30), logger)
    {
        _management = management;
        meters.Create(Figure.Meter).CreateObservableGauge(
            "apeccard.queue.waiting", () => _read, description: "Messages that wait in a queue, where any do");
    }

    /// <summary>Asks once.</summary>
    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        IReadOnlyList<Measurement<long>> read = [];
        try
        {
            read =
            [
                .. (await ListQueues.ReadAsync(_management, ct)).Where(one => one.Waiting > 0)
                    .Select(one => new Measurement<long>(
                        one.Waiting, new("queue", one.Name), new KeyValuePair<string, object?>("care", $"{one.Care}"))),
            ];
        }
        finally
        {
            _read = read;
        }

        return false;
    }
}
