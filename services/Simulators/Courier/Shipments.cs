using System.Collections.Concurrent;
using System.Security.Cryptography;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Simulators.Courier;

/// <summary>One item on its way.</summary>
/// <param name="Reference">What the sender calls it.</param>
public sealed record Shipment(string TrackingNumber, string Reference, Uri Callback)
{
    private readonly ConcurrentQueue<Event> _events = new();
    private int _turnsBack;

    public bool TurnsBack => Volatile.Read(ref _turnsBack) == 1;

    public sealed record Event(string Name, DateTimeOffset At);

    public object Tracking => new { TrackingNumber, Reference, Events = _events.ToArray() };

    /// <summary>True for who turns it back first.</summary>
    public bool TurnBack() => Interlocked.Exchange(ref _turnsBack, 1) == 0;

    public Event Happened(string name)
    {
        var one = new Event(name, DateTimeOffset.UtcNow);
        _events.Enqueue(one);
        return one;
    }
}

/// <summary>What was booked, once per Idempotency-Key.</summary>
public sealed class Shipments
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Shipment> _byKey = [];
    private readonly ConcurrentDictionary<string, Shipment> _byNumber = new();

    // Numbers must not repeat after a restart: it goes on from somewhere else.
    private int _serial = RandomNumberGenerator.GetInt32(90_000_000);

    public (Shipment Shipment, bool IsNew) Book(string key, string reference, Uri callback)
    {
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out var known))
            {
                return (known, false);
            }

            var shipment = new Shipment(S10.Number("EA", ++_serial, "CN"), reference, callback);
            _byNumber[shipment.TrackingNumber] = _byKey[key] = shipment;
            return (shipment, true);
        }
    }

    public Shipment? Find(string trackingNumber) => _byNumber.GetValueOrDefault(trackingNumber);
}
