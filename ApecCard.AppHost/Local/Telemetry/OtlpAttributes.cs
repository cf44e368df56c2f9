using System.Globalization;

namespace ApecCard.AppHost.Local;

/// <summary>Attributes of OTLP (opentelemetry/proto/common/v1), as text and no longer than a page can show.</summary>
internal static class OtlpAttributes
{
    private const int LongestText = 2000;
    private const int MostAttributes = 64;
    private const int Deepest = 4;

    /// <summary>Reads one KeyValue into those of its owner.</summary>
    public static void AddTo(Dictionary<string, string> attributes, ReadOnlySpan<byte> pair)
    {
        var (key, value) = ("", "");
        var reader = new ProtobufReader(pair);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    key = reader.Text;
                    break;
                case 2:
                    value = ValueOf(reader.Bytes);
                    break;
            }
        }

        if (attributes.Count < MostAttributes)
        {
            attributes[Shorten(key)] = value;
        }
    }

    /// <summary>An AnyValue as text.</summary>
    public static string ValueOf(ReadOnlySpan<byte> value) => Shorten(ValueOf(value, Deepest));

    public static string Shorten(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    /// <summary>Which part sent it, and which of its processes.</summary>
    public static (string Part, string Process) SenderOf(ReadOnlySpan<byte> resource)
    {
        Dictionary<string, string> attributes = [];
        var reader = new ProtobufReader(resource);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                AddTo(attributes, reader.Bytes);
            }
        }

        var part = attributes.GetValueOrDefault("service.name", "unknown");
        var instance = attributes.GetValueOrDefault("service.instance.id", part);
        return (part, instance.LastIndexOf('-') is > 0 and var end ? instance[..end] : instance);
    }

    public static string NameOf(ReadOnlySpan<byte> scope)
    {
        var name = "";
        var reader = new ProtobufReader(scope);
        while (reader.Next())
        {
            name = reader.Field == 1 ? Shorten(reader.Text) : name;
        }

        return name;
    }

    private static string ValueOf(ReadOnlySpan<byte> value, int depth)
    {
        var reader = new ProtobufReader(value);
        if (!reader.Next())
        {
            return "";
        }

        return reader.Field switch
        {
            1 => reader.Text,
            2 => reader.Number == 0 ? "false" : "true",
            3 => ((long)reader.Number).ToString(CultureInfo.InvariantCulture),
            4 => reader.Double.ToString(CultureInfo.InvariantCulture),
            5 when depth > 0 => string.Join(", ", ValuesOf(reader.Bytes, depth - 1)),
            7 => Convert.ToHexStringLower(reader.Bytes),
            _ => "…",
        };
    }

    private static List<string> ValuesOf(ReadOnlySpan<byte> array, int depth)
    {
        List<string> values = [];
        var reader = new ProtobufReader(array);
        while (reader.Next())
        {
            if (reader.Field == 1 && values.Count < MostAttributes)
            {
                values.Add(ValueOf(reader.Bytes, depth));
            }
        }

        return values;
    }
}
