using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tracking;

/// <summary>The applicant has no account: the token of POST /tracking/sessions leads to the one case.</summary>
public static class TrackingAccess
{
    private const string Scheme = "Tracking ";

    /// <summary>The case of who has the token.</summary>
    /// <param name="authorization">Tracking and the token, for who sends no header of ours.</param>
    /// <exception cref="ProblemException">
    /// 401 <c>tracking.session-ended</c> without a token, with a wrong one, or half an hour after the code.
    /// </exception>
    public static async Task<CaseFile> GetTrackedCaseAsync(
        this ApplicationsDb db, string? token, string? authorization, CancellationToken ct)
    {
        token ??= authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) is true
            ? authorization[Scheme.Length..]
            : "";
        var (hash, now) = (TrackingSecrets.HashOf(token), TimeProvider.System.GetUtcNow());
        var session = await db.TrackingSessions.AsNoTracking()
            .SingleOrDefaultAsync(one => one.TokenHash == hash && one.ExpiresAt > now, ct)
            ?? throw new ProblemException(
                StatusCodes.Status401Unauthorized,
                "tracking.session-ended",
                "The session has ended. Ask for a new code.");
        return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == session.CaseId, ct);
    }
}
