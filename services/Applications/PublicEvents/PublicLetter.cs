using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Applications.PublicEvents;

/// <summary>A public event as it travels: CloudEvents 1.0 in structured JSON.</summary>
/// <param name="Sequence">Its place in its case, with leading zeros, by CloudEvents' extension of this name.</param>
/// <param name="Cursor">Its place among all: where to go on after a pause.</param>
public sealed record PublicLetter(
    [property: JsonPropertyName("specversion")] string SpecVersion,
    Guid Id,
    string Source,
    string Type,
    string Subject,
    DateTimeOffset Time,
    [property: JsonPropertyName("datacontenttype")] string DataContentType,
    string Sequence,
    string Cursor,
    JsonElement Data,
    [property: JsonIgnore] string RoutingKey)
{
    public const string ContentType = "application/cloudevents+json";

    public static PublicLetter Of(PublicEvent news)
    {
        var (type, data) = (NameOf(news.Type), JsonSerializer.Deserialize<JsonElement>(news.Data));
        return new(
            "1.0",
            news.EventId,
            "apeccard/applications",
            type,
            data.GetProperty("caseNumber").GetString()!,
            news.At,
            "application/json",
            news.Seq!.Value.ToString("D6", CultureInfo.InvariantCulture),
            news.Cursor!.Value.ToString(CultureInfo.InvariantCulture),
            data,
            $"{type}.{news.Economy?.ToLowerInvariant() ?? "-"}");
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json.Options);

    private static string NameOf(PublicEventType type) => type switch
    {
        PublicEventType.CaseSubmitted => PublicTopics.CaseSubmitted,
        PublicEventType.EconomyDecided => PublicTopics.EconomyDecided,
        PublicEventType.CaseCompleted => PublicTopics.CaseCompleted,
        PublicEventType.PassportChanged => PublicTopics.PassportChanged,
        PublicEventType.CardIssued => PublicTopics.CardIssued,
        PublicEventType.CardEconomyStruck => PublicTopics.CardEconomyStruck,
        PublicEventType.CardRevoked => PublicTopics.CardRevoked,
        PublicEventType.CardExpired => PublicTopics.CardExpired,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
