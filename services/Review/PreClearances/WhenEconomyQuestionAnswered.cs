using ApecCard.Contracts;
using ApecCard.Review.Applications;
using ApecCard.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// The applicant has answered an economy's question: the words go from Applications into the economy's own queue,
/// before it is noted here; an attempt that fails in between sends the same answer again under the same id. Who need
/// not decide any more is told nothing.
/// </summary>
public sealed class WhenEconomyQuestionAnswered(
    ReviewDb db, ApplicationsClient applications, IEconomyMail mail, TimeProvider clock)
    : IConsumer<EconomyQuestionAnswered>
{
    public async Task Consume(ConsumeContext<EconomyQuestionAnswered> context)
    {
        var (answered, ct) = (context.Message, context.CancellationToken);
        var question = await db.Questions.FindAsync([answered.QuestionId], ct);
        if (question is null || question.CaseId != answered.CaseId)
        {
            throw new RuleViolationException("question.unknown", $"{answered.QuestionId} is no question of that case.");
        }

        var isCancelled = await db.PreClearances.AnyAsync(
            one => one.Id == question.RequestId && one.State == PreClearanceState.Cancelled, ct);
        if (question.AnsweredAt is not null || isCancelled)
        {
            return;
        }

        var (review, now) = (await db.GetCaseAsync(question.CaseId, ct), clock.GetUtcNow());
        var words = await applications.GetAnswerAsync(question.CaseId, question.Id, ct);
        await mail.SendAsync([QuestionAnswer.Of(review.CaseNumber, question, words, answered.AnsweredAt)], ct);

        question.NoteAnswer(now);
        db.Audit("review", "pre-clearance.answered", subject: question.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
    }
}
