using System.Text.Json.Serialization;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// CloudEvents 1.0 in structured JSON (application/cloudevents+json): what travels to and from the economies.
/// </summary>
/// <param name="Id">Unique with its source: who gets it twice may ignore the second.</param>
public sealed record CloudEvent<TData>(
    [property: JsonPropertyName("specversion")] string SpecVersion,
    string Id,
    string Source,
    string Type,
    TData Data,
    string? Subject = null,
    DateTimeOffset? Time = null,
    [property: JsonPropertyName("datacontenttype")] string? DataContentType = null);

public static class CloudEvents
{
    public const string ContentType = "application/cloudevents+json";
    public const string BatchContentType = "application/cloudevents-batch+json";

    // To an economy.
    public const string PreClearanceRequested = "abtc.preclearance.requested";
    public const string PreClearanceAnswered = "abtc.preclearance.answered";
    public const string PreClearanceCancelled = "abtc.preclearance.cancelled";
    public const string PassportChanged = "abtc.preclearance.passport-changed";

    // From an economy.
    public const string PreClearanceDecided = "abtc.preclearance.decided";
    public const string PreClearanceQueried = "abtc.preclearance.queried";
    public const string PreClearanceWithdrawn = "abtc.preclearance.withdrawn";
}
