using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>What was answered to an economy's question: Review passes it on. It does not travel by message.</summary>
public static class GetAnswer
{
    public record Response(Guid QuestionId, string Answer);

    /// <summary>For services only; 404 while nothing was answered. Every look is audited.</summary>
    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid caseId, Guid questionId, Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        var caseFile = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct);
        if (caseFile?.Questions.FirstOrDefault(one => one.QuestionId == questionId) is not { Answer: { } answer })
        {
            return TypedResults.NotFound();
        }

        db.Audit(caller.Subject, "question.answer-read", questionId.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(questionId, answer));
    }
}
