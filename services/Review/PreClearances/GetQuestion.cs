using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// The words of an economy's question, for Applications, which shows them to the applicant: they do not travel by
/// message. For services only; 404 for a question that was not asked about this case. Every look is audited.
/// </summary>
public static class GetQuestion
{
    public record Response(Guid CaseId, Guid QuestionId, string Economy, string Question, DateTimeOffset AskedAt);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid caseId, Guid questionId, Caller caller, ReviewDb db, PersonalDataProtector protector, TimeProvider clock,
        CancellationToken ct)
    {
        var question = await db.Questions.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == questionId && one.CaseId == caseId, ct);
        if (question is null)
        {
            return TypedResults.NotFound();
        }

        db.Audit(caller.Subject, "pre-clearance.question-read", questionId.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(
            caseId, questionId, question.Economy, question.Read(protector), question.AskedAt));
    }
}
