using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// All that one instrument has measured, by its tags, as Prometheus wants to read it (text format 0.0.4): counters and
/// histograms since the start, gauges as they were measured last.
/// </summary>
internal sealed class MetricFamily
{
    /// <summary>So many combinations of tags are kept apart; what comes beyond is not counted by itself.</summary>
    public const int MostSeries = 1_000;

    // Seconds: from a page of memory to a payment provider that does not answer.
    private static readonly double[] _bounds =
        [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private readonly ConcurrentDictionary<string, Series> _series = new();
    private readonly string _help;
    private readonly string _kind;
    private readonly bool _isSum;

    public MetricFamily(Instrument instrument)
    {
        var kind = instrument.GetType().GetGenericTypeDefinition();
        _kind = kind == typeof(Histogram<>) ? "histogram"
            : kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) ? "counter"
            : "gauge";
        _isSum = kind == typeof(Counter<>) || kind == typeof(UpDownCounter<>);
        _help = instrument.Description ?? instrument.Name;
        Name = NameOf(instrument, _kind);
        IsObserved = instrument.IsObservable;
    }

    public string Name { get; }

    /// <summary>It is measured when somebody reads.</summary>
    public bool IsObserved { get; }

    public void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        if (!_series.TryGetValue(labels, out var series))
        {
            series = _series.GetOrAdd(_series.Count < MostSeries ? labels : "{beyond=\"limit\"}", _ => new());
        }

        series.Measure(value, _kind is "histogram", _isSum);
    }

    /// <summary>What was observed before is not there any more: only what is observed now counts.</summary>
    public void Forget() => _series.Clear();

    public void WriteTo(StringBuilder text)
    {
        if (_series.IsEmpty)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"# HELP {Name} {_help.ReplaceLineEndings(" ")}\n");
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {Name} {_kind}\n");
        foreach (var (labels, series) in _series.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            series.WriteTo(text, Name, labels, _kind is "histogram");
        }
    }

    // http.server.request.duration in s becomes http_server_request_duration_seconds.
    private static string NameOf(Instrument instrument, string kind)
    {
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            _ => "",
        };
        return Clean(instrument.Name) + unit + (kind is "counter" ? "_total" : "");
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return "";
        }

        var labels = new StringBuilder("{");
        foreach (var (name, value) in tags)
        {
            var said = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels.Append(labels.Length > 1 ? "," : "").Append(Clean(name)).Append("=\"")
                .Append(said.Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n"))
                .Append('"');
        }

        return labels.Append('}').ToString();
    }

    private static string Clean(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    private sealed class Series
    {
        private readonly Lock _lock = new();
        private readonly long[] _within = new long[_bounds.Length];
        private double _value;
        private long _count;

        public void Measure(double value, bool isHistogram, bool isSum)
        {
            lock (_lock)
            {
                _value = isHistogram || isSum ? _value + value : value;
                _count++;
                if (isHistogram && Array.FindIndex(_bounds, bound => value <= bound) is >= 0 and var bucket)
                {
                    _within[bucket]++;
                }
            }
        }

        public void WriteTo(StringBuilder text, string name, string labels, bool isHistogram)
        {
            lock (_lock)
            {
                if (!isHistogram)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {_value:R}\n");
                    return;
                }

                var rest = labels.Length > 0 ? "," + labels[1..^1] : "";
                var sum = 0L;
                for (var bucket = 0; bucket < _bounds.Length; bucket++)
                {
                    sum += _within[bucket];
                    text.Append(
                        CultureInfo.InvariantCulture, $"{name}_bucket{{le=\"{_bounds[bucket]:R}\"{rest}}} {sum}\n");
                }

                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{le=\"+Inf\"{rest}}} {_count}\n");
                text.Append(CultureInfo.InvariantCulture, $"{name}_sum{labels} {_value:R}\n");
                text.Append(CultureInfo.InvariantCulture, $"{name}_count{labels} {_count}\n");
            }
        }
    }
}
