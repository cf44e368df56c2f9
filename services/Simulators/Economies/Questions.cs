using System.Text.Json;
using System.Text.Json.Serialization;
using ApecCard.ServiceDefaults;

namespace ApecCard.Simulators.Economies;

/// <summary>A CloudEvent, as much of it as an economy looks at.</summary>
internal sealed record Question(
    string Id, string? Subject, Question.Request Data)
{
    public sealed record Request(Guid CaseId, Guid RequestId, string Economy);

    public static Question? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<Question>(body, Json.Options) is { Id: not null, Data: not null } question
                ? question
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What an economy answers.</summary>
internal sealed record Answer(
    [property: JsonPropertyName("specversion")] string SpecVersion,
    string Id,
    string Source,
    string Type,
    string? Subject,
    DateTimeOffset Time,
    [property: JsonPropertyName("datacontenttype")] string DataContentType,
    Answer.Decided Data)
{
    public sealed record Decided(Guid RequestId, Guid CaseId, string Decision, int Version, DateTimeOffset DecidedAt);

    // The id follows from the question: after a restart, too, the same question gets the same answer's id.
    public static Answer To(Question question, string economy, bool refused, DateTimeOffset now) => new(
        "1.0",
        $"{question.Data.RequestId}/1",
        $"economy/{economy}",
        "abtc.preclearance.decided",
        question.Subject,
        now,
        "application/json",
        new(question.Data.RequestId, question.Data.CaseId, refused ? "Refused" : "Granted", Version: 1, now));

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json.Options);
}
