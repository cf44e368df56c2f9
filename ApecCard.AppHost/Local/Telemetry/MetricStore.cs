namespace ApecCard.AppHost.Local;

/// <summary>An instrument of a process, as one can choose it.</summary>
internal sealed record InstrumentView(string Process, string Name, string Unit, string Kind);

/// <summary>A line of a chart: moments in seconds since 1970 and what was measured there.</summary>
internal sealed record SeriesView(string Labels, IReadOnlyList<double[]> Points);

/// <summary>An hour of figures, one in ten seconds, in memory.</summary>
internal sealed class MetricStore(int mostSeries = 5_000)
{
    private const int Step = 10;
    private const int Steps = 360;

    private readonly Lock _lock = new();
    private readonly Dictionary<SeriesKey, Series> _series = [];

    public void Add(IReadOnlyList<MetricPoint> points)
    {
        lock (_lock)
        {
            foreach (var point in points)
            {
                if (!_series.TryGetValue(point.Key, out var series))
                {
                    if (_series.Count >= mostSeries)
                    {
                        continue;
                    }

                    _series[point.Key] = series = new(point.Kind, point.Unit);
                }

                series.Add(point);
            }
        }
    }

    public IReadOnlyList<InstrumentView> Instruments()
    {
        lock (_lock)
        {
            return
            [
                .. _series
                    .Select(one => new InstrumentView(
                        one.Key.Process, one.Key.Instrument, one.Value.Unit, $"{one.Value.Kind}"))
                    .Distinct()
                    .OrderBy(one => one.Process, StringComparer.Ordinal)
                    .ThenBy(one => one.Name, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>What grows is given per second, and a histogram as the mean of what came in each step.</summary>
    public IReadOnlyList<SeriesView> Read(string process, string instrument)
    {
        lock (_lock)
        {
            return
            [
                .. _series.Where(one => one.Key.Process == process && one.Key.Instrument == instrument)
                    .OrderBy(one => one.Key.Labels, StringComparer.Ordinal)
                    .Select(one => new SeriesView(one.Key.Labels, one.Value.Read())),
            ];
        }
    }

    private sealed class Series(InstrumentKind kind, string unit)
    {
        private readonly List<MetricPoint> _points = [];

        public InstrumentKind Kind => kind;

        public string Unit => unit;

        public void Add(MetricPoint point)
        {
            if (_points.Count > 0 && _points[^1].Time / Step == point.Time / Step)
            {
                _points[^1] = point;
                return;
            }

            _points.Add(point);
            if (_points.Count > Steps)
            {
                _points.RemoveAt(0);
            }
        }

        public IReadOnlyList<double[]> Read() => kind == InstrumentKind.Gauge
            ? [.. _points.Select(point => new[] { point.Time, point.Value })]
            : [.. _points.Zip(_points.Skip(1), Change).OfType<double[]>()];

        // A process that was started again counts from nothing: that step tells nothing.
        private double[]? Change(MetricPoint before, MetricPoint after)
        {
            var per = kind == InstrumentKind.Sum ? after.Time - before.Time : after.Count - before.Count;
            return per <= 0 || after.Value < before.Value ? null : [after.Time, (after.Value - before.Value) / per];
        }
    }
}
