using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Search;

/// <summary>
/// An officer looks for a case by its number, the applicant's Chinese name, the passport number or the enterprise's
/// registered name, each whole. A POST, because names and passport numbers do not belong in a URL.
/// </summary>
public static class SearchCases
{
    private const int Most = 50;

    public record Request([Required, Length(2, 100)] string Text);

    public record Item(
        Guid Id, string Number, string? Applicant, string Enterprise, string Office, CaseLabel Label,
        string LabelInChinese, DateTimeOffset SubmittedAt);

    /// <summary>The newest fifty, of the officer's office or for the ministry of all; the search is audited.</summary>
    public static async Task<Ok<Item[]>> Handle(
        Request request, Caller caller, ApplicationsDb db, BlindIndex index, TimeProvider clock, CancellationToken ct)
    {
        var text = request.Text.Trim();
        var passport = index.OfPassport(text);
        var enterprises = await db.Enterprises.Where(one => one.Name == text)
            .Select(one => one.Id).Take(Most).ToArrayAsync(ct);
        var hits = Newest(c => c.Number == text).Concat(Newest(c => c.ApplicantName == text))
            .Concat(Newest(c => c.Passport == passport)).Concat(Newest(c => enterprises.Contains(c.EnterpriseId)));
        var found = await db.Cases.AsNoTracking().Where(c => hits.Contains(c.Id))
            .OrderByDescending(c => c.Id).Take(Most).ToListAsync(ct);
        var ids = found.Select(c => c.EnterpriseId).Distinct().ToArray();
        var names = await db.Enterprises.Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, ct);
        db.Audit(caller.Subject, "case.searched", caller.Office ?? "ministry", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(found.Select(c =>
        {
            var (label, chinese, _) = CaseLabels.Of(c.Facts);
            return new Item(
                c.Id, c.Number!, c.ApplicantName, names.GetValueOrDefault(c.EnterpriseId, ""), c.Office!, label,
                chinese, c.SubmittedAt!.Value);
        }).ToArray());

        // Each by an index of its own: one condition with "or" and a frequent name would make a walk through all cases.
        IQueryable<Guid> Newest(Expression<Func<CaseFile, bool>> fits) => db.Cases.VisibleTo(caller).Where(fits)
            .OrderByDescending(c => c.Id).Select(c => c.Id).Take(Most);
    }
}
