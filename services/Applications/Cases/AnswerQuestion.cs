using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Applications.Cases;

/// <summary>
/// The enterprise answers, for its applicant, what an economy asked; the answer goes to that economy.
/// </summary>
public static class AnswerQuestion
{
    public record Request([Required, MaxLength(4000)] string Answer);

    /// <summary>200 with the case; 409 <c>question.none-open</c> or <c>question.answered</c>.</summary>
    public static async Task<Results<Ok<CaseView>, NotFound>> Handle(
        Guid caseId, Guid questionId, Request request, Caller caller, ApplicationsDb db, TimeProvider clock,
        CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (await db.FindOwnForUpdateAsync(caseId, caller, ct) is not { } caseFile
            || caseFile.Questions.All(question => question.QuestionId != questionId))
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        db.Publish(caseFile.AnswerQuestion(questionId, request.Answer, now));
        db.Audit(caller.Subject, "question.answered", questionId.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(CaseView.Of(caseFile, problems: [], now));
    }
}
