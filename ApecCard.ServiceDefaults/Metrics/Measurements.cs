using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// What this process measures, kept for whoever comes to read it: requests, the runtime, messages, and our own figures
/// (meter ApecCard). Tags are routes, states, offices, economies: nothing about a person.
/// </summary>
internal sealed class Measurements : IDisposable
{
    private static readonly string[] _meters =
    [
        Figure.Meter, "MassTransit", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
    ];

    private readonly ConcurrentDictionary<string, MetricFamily> _families = new();
    private readonly MeterListener _listener = new();
    private readonly Lock _reading = new();

    public Measurements()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (_meters.Contains(instrument.Meter.Name))
            {
                var family = new MetricFamily(instrument); // of several of one name the first one's is kept
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(family.Name, family));
            }
        };
        _listener.SetMeasurementEventCallback<byte>((_, value, tags, of) => ((MetricFamily)of!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<short>((_, value, tags, of) => ((MetricFamily)of!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, of) => ((MetricFamily)of!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, of) => ((MetricFamily)of!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, of) => ((MetricFamily)of!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, of) => ((MetricFamily)of!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<decimal>(
            (_, value, tags, of) => ((MetricFamily)of!).Measure((double)value, tags));
        _listener.Start();
    }

    /// <summary>In Prometheus' text format 0.0.4.</summary>
    public string Read()
    {
        lock (_reading)
        {
            foreach (var family in _families.Values.Where(one => one.IsObserved))
            {
                family.Forget();
            }

            _listener.RecordObservableInstruments();
            var text = new StringBuilder();
            foreach (var family in _families.Values.OrderBy(one => one.Name, StringComparer.Ordinal))
            {
                family.WriteTo(text);
            }

            return text.ToString();
        }
    }

    public void Dispose() => _listener.Dispose();
}
