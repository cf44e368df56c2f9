using System.Runtime.InteropServices;
using System.Text.Json;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// An economy says over HTTP what it may also say over the broker: one CloudEvent, or an array of up to 1000, of up to
/// 1 MB together (as much as the gateway lets through). Each is taken or rejected by itself, in order, with the same
/// guarantees; whoever is not sure what became of a request sends it again.
/// </summary>
public static class TakeWords
{
    public const int Most = 1000;
    public const int MostBytes = 1024 * 1024;

    public enum Outcome { Accepted, AlreadyKnown, Rejected }

    /// <param name="Index">Which of the events that were sent, from 0 on.</param>
    /// <param name="Id">Its id, where it could be read.</param>
    /// <param name="Code">
    /// Why it is rejected: decision.malformed, decision.unknown-economy, decision.not-from-economy,
    /// decision.not-its-request, decision.unknown-request, decision.already-decided, decision.nothing-to-withdraw,
    /// decision.cancelled; or decision.too-early: to be sent again in a moment.
    /// </param>
    public record Answer(int Index, string? Id, Outcome Outcome, string? Code = null, string? Reason = null);

    /// <summary>
    /// 200 with an answer for each event, whether it is taken or not; an economy that speaks for another is rejected
    /// there, too, for a single event as for one of many. 400 malformed for what is neither an event nor an array of 1
    /// to 1000; 413 too-large; 415 for another content type.
    /// </summary>
    public static async Task<Ok<Answer[]>> Handle(
        HttpRequest request, Caller caller, IServiceScopeFactory scopes, CancellationToken ct)
    {
        using var received = await ReadAsync(request, ct);
        var user = RecordWord.UserOf(caller.Economy);
        var answers = new List<Answer>();
        foreach (var one in EventsIn(received.RootElement))
        {
            // Of its own, so that nothing of a rejected word is left for the next.
            await using var scope = scopes.CreateAsyncScope();
            var record = scope.ServiceProvider.GetRequiredService<RecordWord>();
            answers.Add(await TakeAsync(answers.Count, one, word => record.Handle(user, word, ct)));
        }

        return TypedResults.Ok(answers.ToArray());
    }

    private static async Task<Answer> TakeAsync(int index, JsonElement one, Func<EconomyWord, Task<bool>> record)
    {
        EconomyWord? word = null;
        try
        {
            word = EconomyWord.Read(JsonMarshal.GetRawUtf8Value(one));
            return new(index, word.EventId, await record(word) ? Outcome.Accepted : Outcome.AlreadyKnown);
        }
        catch (ProblemException e)
        {
            return new(index, word?.EventId, Outcome.Rejected, e.Code, e.Message);
        }
        catch (TooEarlyException e)
        {
            return new(index, word?.EventId, Outcome.Rejected, "decision.too-early", e.Message);
        }
    }

    private static JsonElement[] EventsIn(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Object => [root],
        JsonValueKind.Array when root.GetArrayLength() is > 0 and <= Most => [.. root.EnumerateArray()],
        _ => throw Malformed(),
    };

    // Counted here and not by the server, whose own limit would end the connection before the answer is read.
    private static async Task<JsonDocument> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var body = new byte[MostBytes + 1];
        var length = request.ContentLength > MostBytes
            ? body.Length
            : await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, ct);
        if (length > MostBytes)
        {
            throw new ProblemException(
                StatusCodes.Status413PayloadTooLarge, ProblemCodes.Of(StatusCodes.Status413PayloadTooLarge),
                $"Send at most {MostBytes:N0} bytes at once.");
        }

        try
        {
            return JsonDocument.Parse(body.AsMemory(0, length));
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    private static ProblemException Malformed() => new(
        StatusCodes.Status400BadRequest, ProblemCodes.Malformed,
        $"Send a CloudEvent in JSON, or an array of 1 to {Most}.");
}
