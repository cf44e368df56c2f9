using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>One open application and one live card a person, across employers; the card that is renewed excepted.</summary>
public static class OneCardAPerson
{
    /// <summary>Two applications for one person, submitted at once, take turns until this transaction ends.</summary>
    public static Task LockPersonAsync(this ApplicationsDb db, byte[] person, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({Convert.ToHexString(person)}, 9))", ct);

    public static async Task RequireOnlyCaseAsync(this ApplicationsDb db, CaseFile caseFile, byte[] person, CancellationToken ct)
    {
        var others = await db.Cases.AsNoTracking()
            .Where(other => other.Person == person && other.Id != caseFile.Id)
            .Where(other => other.Stage != Stage.Refused && other.Stage != Stage.Withdrawn && other.Stage != Stage.Lapsed)
            .ToListAsync(ct);
        if (others.Any(other => other.IsOpen))
        {
            throw new RuleViolationException(
                "person.application-open", "An application for this person is open: wait for its end, or withdraw it first.");
        }

        if (others.Any(other => other.HasLiveCard && other.Id != caseFile.Renews))
        {
            throw new RuleViolationException(
                "person.card-live", "This person holds a card. Renew it in its last six months, or have it cancelled first.");
        }
    }
}
