namespace ApecCard.Review.PreClearances;

/// <summary>
/// What an economy is told that has not decided when the card is cancelled: it need not decide any more.
/// </summary>
public sealed record PreClearanceCancelled(Guid CaseId, Guid RequestId, string Economy) : IToEconomy
{
    /// <summary>The same cancellation has the same id however often it is sent.</summary>
    public static CloudEvent<PreClearanceCancelled> Of(
        string caseNumber, PreClearance request, DateTimeOffset cancelledAt) => new(
        "1.0",
        $"{request.Id}/cancelled",
        "apeccard/review",
        CloudEvents.PreClearanceCancelled,
        new(request.CaseId, request.Id, request.Economy),
        caseNumber,
        cancelledAt,
        "application/json");
}
