using System.ComponentModel.DataAnnotations;
using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Orders;

/// <summary>
/// What is going to run out for the enterprise's people in the next months: passports, cards, and when a renewal may
/// begin.
/// </summary>
public static class GetRadar
{
    /// <summary>What is due on a day.</summary>
    public enum Due
    {
        /// <summary>The passport expires: what is bound to it ends.</summary>
        PassportExpires,

        /// <summary>The card expires.</summary>
        CardExpires,

        /// <summary>From here on the card can be renewed; a day in the past when it can be already.</summary>
        RenewalOpens,
    }

    /// <param name="OfferedBusinesses">What can be ordered for this person now, as a cancellation for a leaver.</param>
    public record Item(
        Due What, DateOnly On, Guid CaseId, string CaseNumber, string? Applicant, CaseLabel Label,
        string LabelInChinese, CaseAction[] AvailableActions, BusinessOffer[] OfferedBusinesses);

    /// <summary>The nearest first. What has passed already is not in it, but a renewal that is open.</summary>
    /// <param name="months">How far to look ahead.</param>
    public static async Task<Ok<Item[]>> Handle(
        [Range(1, 24)] int? months, Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (today, until) = (now.DayInShanghai(), now.DayInShanghai().AddMonths(months ?? 6));
        var live = await db.Cases.AsNoTracking().OwnedBy(caller).Include(c => c.Orders)
            .Where(c => c.Stage == Stage.Forwarded && c.Card != Card.Revoked && c.Card != Card.Expired)
            .OrderBy(c => c.Id)
            .ToListAsync(ct);
        return TypedResults.Ok(live.SelectMany(c => DueOf(c, today, until)
                .Select(due => new Item(
                    due.What,
                    due.On,
                    c.Id,
                    c.Number!,
                    c.ApplicantName,
                    CaseLabels.Of(c.Facts).Label,
                    CaseLabels.Of(c.Facts).Chinese,
                    [.. c.Available(now)],
                    BusinessOffer.Of(c))))
            .OrderBy(item => item.On)
            .ToArray());
    }

    private static IEnumerable<(Due What, DateOnly On)> DueOf(CaseFile caseFile, DateOnly today, DateOnly until)
    {
        if (caseFile.Form.Applicant?.Passport?.ExpiresOn is { } passport && passport >= today && passport <= until)
        {
            yield return (Due.PassportExpires, passport);
        }

        if (caseFile is { HasLiveCard: true, CardExpiresOn: { } card })
        {
            if (card >= today && card <= until)
            {
                yield return (Due.CardExpires, card);
            }

            if (CaseFile.RenewableFrom(card) is var renewal && renewal <= until)
            {
                yield return (Due.RenewalOpens, renewal);
            }
        }
    }
}
