using System.Text.Json;
using System.Text.Json.Serialization;
using ApecCard.ServiceDefaults;

namespace ApecCard.Simulators.Economies;

/// <summary>
/// A CloudEvent that came, as much of it as an economy looks at: a request, the answer it had asked for, or news of a
/// request that it is to forget or whose applicant has another passport.
/// </summary>
internal sealed record Question(
    string Id, string Type, string? Subject, Question.Request Data)
{
    public sealed record Request(Guid CaseId, Guid RequestId, string Economy);

    private const string Requested = "abtc.preclearance.requested", Answered = "abtc.preclearance.answered",
        Cancelled = "abtc.preclearance.cancelled", PassportChanged = "abtc.preclearance.passport-changed";

    /// <summary>It is asked for its decision; otherwise the applicant has answered, or it is news.</summary>
    public bool IsRequest => Type == Requested;

    /// <summary>It need not decide any more.</summary>
    public bool IsCancellation => Type == Cancelled;

    /// <summary>Something to take note of: nothing is answered to it.</summary>
    public bool IsNews => Type is Cancelled or PassportChanged;

    public static Question? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<Question>(body, Json.Options)
                is { Id: not null, Type: Requested or Answered or Cancelled or PassportChanged, Data: not null }
                question
                ? question
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What an economy has said about a request; its words are counted from 1 on.</summary>
internal readonly record struct Word(Saying Saying, int Version, DateTimeOffset At);

internal enum Saying { Granted, Refused, Queried, Withdrawn }

/// <summary>What an economy answers.</summary>
internal sealed record Answer(
    [property: JsonPropertyName("specversion")] string SpecVersion,
    string Id,
    string Source,
    string Type,
    string? Subject,
    DateTimeOffset Time,
    [property: JsonPropertyName("datacontenttype")] string DataContentType,
    object Data)
{
    private const string Asked = "Please state the purpose of your last journey, and who invited you.";

    // The id follows from the request: after a restart, too, the same question gets the same answer's id.
    public static Answer To(Question question, string economy, Word word)
    {
        var ((caseId, requestId, _), (saying, version, at)) = (question.Data, word);
        (string Type, object Data) said = saying switch
        {
            Saying.Queried => ("queried", new { requestId, caseId, question = Asked, version, queriedAt = at }),
            Saying.Withdrawn => ("withdrawn", new { requestId, caseId, version, withdrawnAt = at }),
            _ => ("decided", new { requestId, caseId, decision = saying, version, decidedAt = at }),
        };
        return new(
            "1.0",
            $"{requestId}/{version}",
            $"economy/{economy}",
            $"abtc.preclearance.{said.Type}",
            question.Subject,
            at,
            "application/json",
            said.Data);
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json.Options);
}
