using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tracking;

/// <summary>Who has the code gets a token that shows this one case, and nothing else, for half an hour.</summary>
public static class OpenSession
{
    public record Request(
        [Required, RegularExpression(RequestCode.CaseNumberForm)] string CaseNumber,
        [Required, RegularExpression("[0-9]{6}")] string Code)
    {
        public override string ToString() => nameof(Request); // never into a log
    }

    /// <param name="Token">For the header X-Tracking-Token; said only here.</param>
    public record Response(string Token, DateTimeOffset ExpiresAt);

    /// <summary>
    /// 201 with the token; 401 <c>tracking.wrong-code</c>, the same for a wrong code, an expired, a used or a used-up
    /// one, and for a case that does not exist. A code works once, and not after five wrong tries.
    /// </summary>
    public static async Task<Created<Response>> Handle(
        Request request, HttpResponse response, TrackingSecrets secrets, ApplicationsDb db, TimeProvider clock,
        CancellationToken ct)
    {
        var (number, now) = (request.CaseNumber, TimeProvider.System.GetUtcNow());
        var until = now + TrackingSession.Life;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Of two at once the second waits here for the first one's commit, and then finds what that left. Codes of
        // unknown cases are here, too: a wrong try costs the same everywhere.
        var live = await db.TrackingCodes.FromSql($"""
            select * from "TrackingCodes"
            where "CaseNumber" = {number} and "UsedAt" is null and "WrongTries" < {TrackingCode.MostTries}
                and "ExpiresAt" > {now}
            order by "Id" for update
            """).ToListAsync(ct);
        var right = live.Find(code => code.Matches(secrets.HashOf(code.Id, request.Code)));
        var token = right is null ? null : TrackingSecrets.NewToken();
        if (token is null)
        {
            CountWrongTry(live, db, clock.GetUtcNow());
        }
        else
        {
            right!.Use(now);
            db.TrackingSessions.Add(new(TrackingSecrets.HashOf(token), right.CaseId!.Value, until));
            db.Audit(Roles.Applicant, "tracking.session-opened", $"{right.CaseId}", clock.GetUtcNow());
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

    // Nobody knows which of several codes was meant: it counts for all of them.
    private static void CountWrongTry(List<TrackingCode> live, ApplicationsDb db, DateTimeOffset now)
    {
        foreach (var code in live.Where(code => code.CountWrongTry()))
        {
            db.Audit(Roles.Applicant, "tracking.tries-used-up", code.CaseId?.ToString() ?? code.CaseNumber, now);
        }
    }
}
