using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>The enterprise says of pinned fields or materials why they stay as they are.</summary>
public static class AnswerPins
{
    public record Request([Required, Length(1, 100)] IReadOnlyList<Answer> Answers)
    {
        /// <summary>Of two answers to one pin, the last.</summary>
        internal Dictionary<string, string> ByTarget() =>
            Answers.GroupBy(answer => answer.Target).ToDictionary(target => target.Key, target => target.Last().Text);
    }

    /// <param name="Target">What is pinned: the path of a field, or the code of a material.</param>
    public record Answer([Required, MaxLength(100)] string Target, [Required, MaxLength(1000)] string Text);

    /// <summary>
    /// 200 with the case; 409 <c>correction.not-pinned</c>; 412 when it was changed after the ETag in If-Match.
    /// </summary>
    public static async Task<Results<Ok<CaseView>, NotFound>> Handle(
        Guid caseId, Request request, [FromHeader(Name = "If-Match")] string? ifMatch,
        Caller caller, DraftReport report, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Cases.OwnedBy(caller).SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } caseFile)
        {
            return TypedResults.NotFound();
        }

        caseFile.MustBe(ifMatch);
        caseFile.AnswerPins(request.ByTarget(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await report.ViewAsync(caseFile, ct));
    }
}
