namespace ApecCard.AppHost.Local;

/// <summary>Who sent something: a part, one of its processes, and there which library or category.</summary>
internal readonly record struct Sender(string Part, string Process, string Scope);

/// <summary>
/// What requests with spans, logs and figures have alike: a list by resource (1), each with its attributes (1) and a list
/// by scope (2), each with its name (1) and the things themselves (2).
/// </summary>
internal static class OtlpEnvelope
{
    public delegate void Take<T>(ReadOnlySpan<byte> thing, Sender sender, List<T> into);

    public static List<T> Read<T>(ReadOnlySpan<byte> request, Take<T> take)
    {
        List<T> read = [];
        var reader = new ProtobufReader(request);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                ReadResource(reader.Bytes, take, read);
            }
        }

        return read;
    }

    private static void ReadResource<T>(ReadOnlySpan<byte> resource, Take<T> take, List<T> read)
    {
        var (part, process) = ("unknown", "unknown");
        var reader = new ProtobufReader(resource);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    (part, process) = OtlpAttributes.SenderOf(reader.Bytes);
                    break;
                case 2:
                    ReadScope(reader.Bytes, new(part, process, Scope: ""), take, read);
                    break;
            }
        }
    }

    private static void ReadScope<T>(ReadOnlySpan<byte> scope, Sender sender, Take<T> take, List<T> read)
    {
        var reader = new ProtobufReader(scope);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    sender = sender with { Scope = OtlpAttributes.NameOf(reader.Bytes) };
                    break;
                case 2:
                    take(reader.Bytes, sender, read);
                    break;
            }
        }
    }
}
