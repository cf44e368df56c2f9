namespace ApecCard.AppHost.Local;

/// <summary>How an instrument's figures are to be read: as they are, as growth, or as many single values.</summary>
internal enum InstrumentKind
{
    Gauge,
    Sum,
    Histogram,
}

/// <summary>One line of a chart: a figure of one process, by its labels.</summary>
internal sealed record SeriesKey(string Process, string Instrument, string Labels);

/// <param name="Key">Whose figure it is.</param>
/// <param name="Kind">How it is to be read.</param>
/// <param name="Unit">By UCUM, or none.</param>
/// <param name="Time">Seconds since 1970.</param>
/// <param name="Value">The figure; of a histogram the sum of all values.</param>
/// <param name="Count">Of a histogram, how many values.</param>
internal sealed record MetricPoint(
    SeriesKey Key, InstrumentKind Kind, string Unit, long Time, double Value, double Count);

/// <summary>What is needed of an ExportMetricsServiceRequest (opentelemetry/proto/metrics/v1).</summary>
internal static class OtlpMetrics
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    public static List<MetricPoint> Read(ReadOnlySpan<byte> request) => OtlpEnvelope.Read<MetricPoint>(
        request, static (metric, sender, points) => ReadMetric(metric, sender.Process, points));

    private static void ReadMetric(ReadOnlySpan<byte> metric, string process, List<MetricPoint> points)
    {
        var (name, unit) = ("", "");
        var reader = new ProtobufReader(metric);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    name = OtlpAttributes.Shorten(reader.Text);
                    break;
                case 3:
                    unit = OtlpAttributes.Shorten(reader.Text);
                    break;
                case 5:
                    ReadPoints(reader.Bytes, process, name, unit, InstrumentKind.Gauge, points);
                    break;
                case 7:
                    ReadPoints(reader.Bytes, process, name, unit, SumKind(reader.Bytes), points);
                    break;
                case 9:
                    ReadPoints(reader.Bytes, process, name, unit, InstrumentKind.Histogram, points);
                    break;
            }
        }
    }

    // A sum that may also fall (what is open now) is read as it is.
    private static InstrumentKind SumKind(ReadOnlySpan<byte> sum)
    {
        var kind = InstrumentKind.Gauge;
        var reader = new ProtobufReader(sum);
        while (reader.Next())
        {
            kind = reader.Field == 3 && reader.Number != 0 ? InstrumentKind.Sum : kind;
        }

        return kind;
    }

    private static void ReadPoints(
        ReadOnlySpan<byte> data, string process, string name, string unit, InstrumentKind kind,
        List<MetricPoint> points)
    {
        var reader = new ProtobufReader(data);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                points.Add(ReadPoint(reader.Bytes, process, name, unit, kind));
            }
        }
    }

    private static MetricPoint ReadPoint(
        ReadOnlySpan<byte> point, string process, string name, string unit, InstrumentKind kind)
    {
        var (time, value, count) = (0L, 0d, 0d);
        Dictionary<string, string> labels = [];
        var isHistogram = kind == InstrumentKind.Histogram;
        var reader = new ProtobufReader(point);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 3:
                    time = (long)(reader.Number / NanosecondsPerSecond);
                    break;
                case 4 when isHistogram:
                    count = reader.Number;
                    break;
                case 4:
                case 5 when isHistogram:
                    value = reader.Double;
                    break;
                case 6 when !isHistogram:
                    value = (long)reader.Number;
                    break;
                case 7 when !isHistogram:
                case 9 when isHistogram:
                    OtlpAttributes.AddTo(labels, reader.Bytes);
                    break;
            }
        }

        var text = string.Join(", ", labels.OrderBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => $"{label.Key}={label.Value}"));
        return new(new(process, name, OtlpAttributes.Shorten(text)), kind, unit, time, value, count);
    }
}
