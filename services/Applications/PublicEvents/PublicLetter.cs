using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using RabbitMQ.Client;

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

    /// <summary>The source of all of them.</summary>
    public const string Us = "apeccard/applications";

    /// <summary>Of one that is about no case.</summary>
    public const string TestSubject = "test";

    public static PublicLetter Of(PublicEvent news)
    {
        var (type, data) = (news.Type.Topic(), JsonSerializer.Deserialize<JsonElement>(news.Data));
        return new(
            "1.0",
            news.EventId,
            Us,
            type,
            data.GetProperty("caseNumber").GetString()!,
            news.At,
            "application/json",
            Place(news.Seq!.Value),
            news.Cursor!.Value.ToString(CultureInfo.InvariantCulture),
            data,
            $"{type}.{news.Economy?.ToLowerInvariant() ?? "-"}.{news.Office}");
    }

    /// <summary>One that tells nothing: for a subscriber to try whether it hears.</summary>
    public static PublicLetter Test(DateTimeOffset now) => new(
        "1.0", Guid.CreateVersion7(now), Us, PublicTopics.Test, TestSubject, now, "application/json", Place(0), "0",
        JsonSerializer.SerializeToElement(new PublicTest("You hear."), Json.Options),
        RoutingKey: "");

    /// <summary>What the broker is told beside the letter itself.</summary>
    public BasicProperties Properties() => new()
    {
        Persistent = true,
        ContentType = ContentType,
        MessageId = Id.ToString(),
        Type = Type,
    };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json.Options);

    private static string Place(int seq) => seq.ToString("D6", CultureInfo.InvariantCulture);
}
