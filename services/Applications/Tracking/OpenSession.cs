using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tracking;

/// <summary>Who has the code gets a token that shows this one case, and nothing else, for half an hour.</summary>
public static class OpenSession
{
    /// <param name="RequestId">As the answer to the request for the code said.</param>
    /// <param name="Code">The six digits that were sent then.</param>
    public record Request(
        [Required] Guid? RequestId, [Required, RegularExpression("[0-9]{6}")] string Code)
    {
        public override string ToString() => nameof(Request); // never into a log
    }

    /// <param name="Token">For the header X-Tracking-Token; said only here.</param>
    public record Response(string Token, DateTimeOffset ExpiresAt);

    /// <summary>
    /// 201 with the token; 401 <c>tracking.wrong-code</c>, the same for a wrong code, an expired, a used or a used-up
    /// one, one that was sent for another request, and for a case that does not exist. A code works once, and not after
    /// five wrong tries.
    /// </summary>
    public static async Task<Created<Response>> Handle(
        Request request, HttpResponse response, TrackingSecrets secrets, ApplicationsDb db, TimeProvider clock,
        CancellationToken ct)
    {
        var (id, now) = (request.RequestId!.Value, TimeProvider.System.GetUtcNow());
        var until = now + TrackingSession.Life;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Of two at once the second waits here for the first one's commit, and then finds what that left. Codes of
        // unknown cases are here, too: a wrong try costs the same everywhere.
        var code = await db.TrackingCodes
            .FromSql($"""select * from "TrackingCodes" where "Id" = {id} for update""").SingleOrDefaultAsync(ct);
        string? token = null;
        if (code?.IsLive(now) is true)
        {
            if (code.Matches(secrets.HashOf(code.Id, request.Code)))
            {
                token = TrackingSecrets.NewToken();
                code.Use(now);
                db.TrackingSessions.Add(new(TrackingSecrets.HashOf(token), code.CaseId!.Value, until));
                db.Audit(Roles.Applicant, "tracking.session-opened", $"{code.CaseId}", clock.GetUtcNow());
                if (code.ChecksMobile)
                {
                    await db.NoteCheckedAsync(code.CaseId.Value, secrets, clock.GetUtcNow(), ct);
                }
            }
            else if (code.CountWrongTry())
            {
                db.Audit(
                    Roles.Applicant, "tracking.tries-used-up", code.CaseId?.ToString() ?? code.CaseNumber,
                    clock.GetUtcNow());
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (token is null)
        {
            throw new ProblemException(
                StatusCodes.Status401Unauthorized,
                "tracking.wrong-code",
                "The code is wrong or not valid any more. Ask for a new one.");
        }

        response.Headers.CacheControl = "no-store";
        return TypedResults.Created("/tracking", new Response(token, until));
    }
}
