namespace ApecCard.AppHost.Local;

/// <summary>A piece of work of one part; moments are microseconds since 1970.</summary>
internal sealed record Span(
    string TraceId, string Id, string ParentId, string Part, string Process, string Scope, string Name, string Kind,
    long Start, long End, bool Failed, string? Reason, IReadOnlyDictionary<string, string> Attributes);

/// <summary>What is needed of an ExportTraceServiceRequest (opentelemetry/proto/trace/v1).</summary>
internal static class OtlpTraces
{
    private const int ErrorCode = 2;
    private static readonly string[] _kinds = ["", "internal", "server", "client", "producer", "consumer"];

    public static List<Span> Read(ReadOnlySpan<byte> request) => OtlpEnvelope.Read<Span>(
        request, static (span, sender, spans) => spans.Add(ReadSpan(span, sender)));

    private static Span ReadSpan(ReadOnlySpan<byte> span, Sender sender)
    {
        var (trace, id, parent, name, kind, start, end) = ("", "", "", "", 0UL, 0L, 0L);
        var status = (Failed: false, Reason: (string?)null);
        Dictionary<string, string> attributes = [];
        var reader = new ProtobufReader(span);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    trace = Convert.ToHexStringLower(reader.Bytes);
                    break;
                case 2:
                    id = Convert.ToHexStringLower(reader.Bytes);
                    break;
                case 4:
                    parent = Convert.ToHexStringLower(reader.Bytes);
                    break;
                case 5:
                    name = OtlpAttributes.Shorten(reader.Text);
                    break;
                case 6:
                    kind = reader.Number;
                    break;
                case 7:
                    start = (long)(reader.Number / 1000);
                    break;
                case 8:
                    end = (long)(reader.Number / 1000);
                    break;
                case 9:
                    OtlpAttributes.AddTo(attributes, reader.Bytes);
                    break;
                case 15:
                    status = ReadStatus(reader.Bytes);
                    break;
            }
        }

        return trace.Length == 32 && id.Length == 16
            ? new(trace, id, parent, sender.Part, sender.Process, sender.Scope, name, kind < 6 ? _kinds[kind] : "",
                start, end, status.Failed, status.Reason, attributes)
            : throw new InvalidDataException("A span without its trace and its own id.");
    }

    private static (bool Failed, string? Reason) ReadStatus(ReadOnlySpan<byte> status)
    {
        var (failed, reason) = (false, (string?)null);
        var reader = new ProtobufReader(status);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 2:
                    reason = OtlpAttributes.Shorten(reader.Text);
                    break;
                case 3:
                    failed = reader.Number == ErrorCode;
                    break;
            }
        }

        return (failed, reason);
    }
}
