using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// One open application and one live card a person, across employers; the card that is renewed excepted.
/// </summary>
public static class OneCardAPerson
{
    /// <summary>Two applications for one person, submitted at once, take turns until this transaction ends.</summary>
    public static Task LockPersonAsync(this ApplicationsDb db, byte[] person, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({Convert.ToHexString(person)}, 9))", ct);

    public static async Task RequireOnlyCaseAsync(
        this ApplicationsDb db, CaseFile caseFile, byte[] person, CancellationToken ct)
    {
        var others = await db.OthersOfAsync(person, caseFile.Id, ct);
        if (others.Any(other => other.IsOpen
            || (other.Id != caseFile.Renews && other.OpenOrder is { Kind: OrderKind.Replacement })))
        {
            throw new RuleViolationException(
                "person.application-open",
                "An application for this person is open: wait for its end, or withdraw it first.");
        }

        if (others.Any(other => other.HasLiveCard && other.Id != caseFile.Renews))
        {
            throw new RuleViolationException(
                "person.card-live",
                "This person holds a card. Renew it in its last six months, or have it cancelled first.");
        }
    }

    /// <summary>
    /// No other case of this person has a live card, but the one that this case renews: a new employer needs the old
    /// card cancelled first, and so does who wants an old one back.
    /// </summary>
    public static async Task RequireNoOtherCardAsync(this ApplicationsDb db, CaseFile caseFile, CancellationToken ct)
    {
        var others = await db.OthersOfAsync(caseFile.Person!, caseFile.Id, ct);
        if (others.Any(other => other.HasLiveCard && other.Id != caseFile.Renews))
        {
            throw new RuleViolationException(
                "person.card-live",
                "This person holds another card, with another application: have that one cancelled first.");
        }
    }

    private static Task<List<CaseFile>> OthersOfAsync(
        this ApplicationsDb db, byte[] person, Guid caseId, CancellationToken ct) => db.Cases.AsNoTracking()
        .Include(other => other.Orders)
        .Where(other => other.Person == person && other.Id != caseId)
        .Where(other => other.Stage != Stage.Refused && other.Stage != Stage.Withdrawn && other.Stage != Stage.Lapsed)
        .ToListAsync(ct);
}
