using System.Text.Json;
using System.Text.Json.Serialization;
using ApecCard.Applications.Timeline;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.PublicEvents;

/// <summary>
/// One thing outsiders may know. Written with the timeline's entry that tells it here, and numbered by the relay: a
/// number given at the writing could become visible after a higher one that was sent already.
/// </summary>
public sealed class PublicEvent
{
    private static readonly JsonSerializerOptions _withoutNulls =
        new(Json.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private PublicEvent()
    {
    }

    /// <summary>The timeline's entry: those of one case become visible in their order.</summary>
    public long EntrySeq { get; private set; }
    public TimelineEntry Entry { get; private init; } = null!;

    /// <summary>Who gets it twice may ignore the second.</summary>
    public Guid EventId { get; private init; }
    public Guid CaseId { get; private init; }
    public PublicEventType Type { get; private init; }
    public string? Economy { get; private init; }

    /// <summary>The review office of the case.</summary>
    public string Office { get; private init; } = "";

    /// <summary>JSON.</summary>
    public string Data { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    /// <summary>Its place among all; none until the relay has seen it.</summary>
    public long? Cursor { get; private init; }

    /// <summary>Its place among those of its case, from 1.</summary>
    public int? Seq { get; private init; }
    public DateTimeOffset? SentAt { get; private set; }

    public static PublicEvent Of<TData>(TimelineEntry entry, string office, PublicEventType type, TData data) => new()
    {
        Entry = entry,
        EventId = Guid.CreateVersion7(entry.At),
        CaseId = entry.CaseId,
        Type = type,
        Economy = entry.Economy,
        Office = office,
        Data = JsonSerializer.Serialize(data, _withoutNulls),
        At = entry.At,
    };

    public void NoteSent(DateTimeOffset now) => SentAt = now;
}
