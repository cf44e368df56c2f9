using ApecCard.Applications.Review;
using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>An economy asks the applicant something; the words are asked of Review.</summary>
public sealed class WhenEconomyQueried(ApplicationsDb db, ReviewClient review) : IConsumer<EconomyQueried>
{
    public async Task Consume(ConsumeContext<EconomyQueried> context)
    {
        var (queried, ct) = (context.Message, context.CancellationToken);
        var question = await review.GetQuestionAsync(queried.CaseId, queried.QuestionId, ct);
        var caseFile = await db.GetCaseAsync(queried.CaseId, ct);
        caseFile.RecordQuestion(
            queried.Economy, queried.PreClearanceVersion, queried.QuestionId, question, queried.QueriedAt);
        await db.SaveChangesAsync(ct);
    }
}
