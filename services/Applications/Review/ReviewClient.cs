using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Review;

/// <summary>Asks Review for what officers and economies wrote about a person: it does not travel by message.</summary>
public sealed class ReviewClient(HttpClient http)
{
    public async Task<Guidance> GetGuidanceAsync(Guid caseId, CancellationToken ct) =>
        await http.GetFromJsonAsync<Guidance>($"/cases/{caseId}/guidance", Json.Options, ct)
            ?? throw new InvalidOperationException($"Review has nothing of case {caseId}.");

    public async Task<Guidance> GetOrderGuidanceAsync(Guid orderId, CancellationToken ct) =>
        await http.GetFromJsonAsync<Guidance>($"/orders/{orderId}/guidance", Json.Options, ct)
            ?? throw new InvalidOperationException($"Review has nothing of order {orderId}.");

    public async Task<string> GetQuestionAsync(Guid caseId, Guid questionId, CancellationToken ct) =>
        (await http.GetFromJsonAsync<AskedQuestion>(
            $"/cases/{caseId}/questions/{questionId}", Json.Options, ct))!.Question;

    private sealed record AskedQuestion(string Question);
}

/// <summary>What officers wrote about a case, or about an order.</summary>
public sealed record Guidance(Guidance.PinReason[] Pins, Guidance.CallAdvice[] Calls)
{
    public sealed record PinReason(int Round, string Target, string Reason);

    public sealed record CallAdvice(Guid CallId, string? Advice);

    public string ReasonOf(int round, string target) =>
        Pins.First(pin => pin.Round == round && pin.Target == target).Reason;

    public string? AdviceOf(Guid callId) => Calls.First(call => call.CallId == callId).Advice;
}
