using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// What an economy says about one of its requests, as abtc.preclearance.decided, .queried or .withdrawn brings it.
/// </summary>
/// <param name="EventId">The CloudEvent's id, unique for the economy.</param>
/// <param name="Version">Counts the economy's words about this request, from 1 on.</param>
/// <param name="Question">What it asks the applicant; of Queried only.</param>
public sealed record EconomyWord(
    string Economy, string EventId, Guid RequestId, Guid CaseId, PreClearanceState Said, int Version, DateTimeOffset At,
    string? Question = null)
{
    public const int LongestQuestion = 4000;

    private const int LongestBody = 64 * 1024;
    private const int LongestId = 200;

    private static readonly JsonSerializerOptions _strict = new(Json.Options)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
    };

    public override string ToString() => nameof(EconomyWord); // a question never into a log

    /// <exception cref="WordRejectedException">decision.malformed, decision.unknown-economy</exception>
    public static EconomyWord Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > LongestBody)
        {
            throw Malformed("longer than 64 KiB");
        }

        try
        {
            var word = Of(JsonSerializer.Deserialize<CloudEvent<JsonElement>>(json, _strict));
            return word.Version > 0 ? word : throw Malformed("version below 1");
        }
        catch (JsonException e) // its text may quote what was sent; where it went wrong is enough
        {
            throw Malformed($"not the agreed JSON at {e.Path ?? "the start"}");
        }
    }

    private static EconomyWord Of(CloudEvent<JsonElement>? received) => received switch
    {
        not { SpecVersion: "1.0" } => throw Malformed("not a CloudEvent 1.0"),
        { Id.Length: 0 or > LongestId } => throw Malformed("id"),
        _ when received.Id.Any(char.IsControl) => throw Malformed("id"),
        { Type: CloudEvents.PreClearanceDecided } => OfDecided(received, Data<Decided>(received)),
        { Type: CloudEvents.PreClearanceQueried } => OfQueried(received, Data<Queried>(received)),
        { Type: CloudEvents.PreClearanceWithdrawn } => OfWithdrawn(received, Data<Withdrawn>(received)),
        _ => throw Malformed("not of a type that is read here"),
    };

    private static EconomyWord OfDecided(CloudEvent<JsonElement> received, Decided data)
    {
        var said = data.Decision switch
        {
            PreClearanceDecision.Granted => PreClearanceState.Granted,
            PreClearanceDecision.Refused => PreClearanceState.Refused,
            _ => throw Malformed("decision"),
        };
        return new(EconomyOf(received), received.Id, data.RequestId, data.CaseId, said, data.Version,
            data.DecidedAt.ToUniversalTime());
    }

    private static EconomyWord OfQueried(CloudEvent<JsonElement> received, Queried data) =>
        string.IsNullOrWhiteSpace(data.Question) || data.Question.Length > LongestQuestion
            ? throw Malformed($"a question has 1 to {LongestQuestion} characters")
            : new(EconomyOf(received), received.Id, data.RequestId, data.CaseId, PreClearanceState.Queried,
                data.Version, data.QueriedAt.ToUniversalTime(), data.Question);

    private static EconomyWord OfWithdrawn(CloudEvent<JsonElement> received, Withdrawn data) =>
        new(EconomyOf(received), received.Id, data.RequestId, data.CaseId, PreClearanceState.Withdrawn, data.Version,
            data.WithdrawnAt.ToUniversalTime());

    private static T Data<T>(CloudEvent<JsonElement> received) where T : class =>
        received.Data.Deserialize<T>(_strict) ?? throw Malformed("no data");

    private static string EconomyOf(CloudEvent<JsonElement> received) =>
        Economies.PreClearing.FirstOrDefault(one => received.Source == $"economy/{one}")
            ?? throw new WordRejectedException("decision.unknown-economy", "its source is no economy that decides");

    private static WordRejectedException Malformed(string why) => new("decision.malformed", why);

    private sealed record Decided(
        Guid RequestId, Guid CaseId, PreClearanceDecision Decision, int Version, DateTimeOffset DecidedAt);

    private sealed record Queried(Guid RequestId, Guid CaseId, string Question, int Version, DateTimeOffset QueriedAt);

    private sealed record Withdrawn(Guid RequestId, Guid CaseId, int Version, DateTimeOffset WithdrawnAt);
}

/// <summary>A word that must never be taken. The code is stable; neither text carries personal data.</summary>
public sealed class WordRejectedException(string code, string why)
    : ProblemException(StatusCodes.Status400BadRequest, code, why);

/// <summary>
/// An economy's word as it came in: under this id it is taken once, and shows later what was said when.
/// </summary>
public sealed record ReceivedWord(
    string Economy,
    string EventId,
    Guid RequestId,
    int Version,
    PreClearanceState Said,
    DateTimeOffset SaidAt,
    DateTimeOffset ReceivedAt)
{
    public static ReceivedWord Of(EconomyWord word, DateTimeOffset now) =>
        new(word.Economy, word.EventId, word.RequestId, word.Version, word.Said, word.At, now);
}
