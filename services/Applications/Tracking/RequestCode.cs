using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tracking;

/// <summary>An applicant without an account asks for a code to look at the case (进度查询).</summary>
public static class RequestCode
{
    public record Request(
        [Required, RegularExpression(CaseNumberForm)] string CaseNumber, [Required] TrackingChannel? Channel);

    /// <param name="RequestId">What the code that is sent belongs to: it opens a session together with this only.</param>
    public record Response(Guid RequestId);

    internal const string CaseNumberForm = "APEC[0-9]{14}";

    /// <summary>
    /// 202 whether there is such a case or not, and also after the third code in 15 minutes: nothing is sent then, nor
    /// to a mobile that its applicant has not checked (CheckMobile). Cases are not looked at here (CodeSender does): all
    /// numbers are alike.
    /// </summary>
    public static async Task<Accepted<Response>> Handle(Request request, ApplicationsDb db, CancellationToken ct)
    {
        var asked = new TrackingCode(request.CaseNumber, request.Channel!.Value, TimeProvider.System.GetUtcNow());
        return TypedResults.Accepted((string?)null, await AskAsync(asked, db, ct));
    }

    internal static async Task<Response> AskAsync(TrackingCode code, ApplicationsDb db, CancellationToken ct)
    {
        var (number, since) = (code.CaseNumber, code.RequestedAt - TrackingCode.Window);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Many may ask at once.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({number}, 11))", ct);
        if (await db.TrackingCodes.CountAsync(one => one.CaseNumber == number && one.RequestedAt > since, ct)
            < TrackingCode.MostInWindow)
        {
            db.TrackingCodes.Add(code);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return new(code.Id);
    }
}
