using ApecCard.Review.Applications;

namespace ApecCard.Review.PreClearances;

/// <summary>What the applicant answers an economy that had asked; nowhere kept.</summary>
/// <param name="QuestionEventId">The id of the abtc.preclearance.queried by which the economy asked.</param>
public sealed record QuestionAnswer(
    Guid CaseId, Guid RequestId, string Economy, Guid QuestionId, string QuestionEventId, string Answer) : IToEconomy
{
    public override string ToString() => nameof(QuestionAnswer); // never into a log

    /// <summary>The same answer has the same id however often it is sent.</summary>
    public static CloudEvent<QuestionAnswer> Of(
        string caseNumber, EconomyQuestion question, AnswerWords answer, DateTimeOffset answeredAt) => new(
        "1.0",
        $"{question.Id}/answer",
        "apeccard/review",
        CloudEvents.PreClearanceAnswered,
        new(question.CaseId, question.RequestId, question.Economy, question.Id, question.EventId, answer.Answer),
        caseNumber,
        answeredAt,
        "application/json");
}
