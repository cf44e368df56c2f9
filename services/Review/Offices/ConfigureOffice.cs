using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Offices;

/// <summary>An administrator configures a review office: a new version, for cases submitted from then on.</summary>
public static class ConfigureOffice
{
    /// <param name="Version">
    /// The version that is replaced: what the administrator had before their eyes; 0 for a new office.
    /// </param>
    /// <param name="Reason">Why; kept with the version.</param>
    public record Request(
        [Range(0, int.MaxValue)] int Version,
        [Required, MaxLength(100)] string ChineseName,
        [Required, MaxLength(100)] string EnglishName,
        [Range(1, 2)] int PreliminaryOfficers,
        [Range(1, 60)] int PreliminaryDays,
        [Range(1, 60)] int ForeignAffairsDays,
        [Range(1, 60)] int MinistryDays,
        [Required, MaxLength(500)] string Reason);

    /// <summary>
    /// 200 with the new version; 412 <c>changed-meanwhile</c> when there is a newer one than was replaced.
    /// </summary>
    public static async Task<Ok<OfficeConfiguration>> Handle(
        [RegularExpression("^[a-z][a-z0-9-]{1,31}$")] string office, Request request, Caller caller, ReviewDb db,
        TimeProvider clock, CancellationToken ct)
    {
        var newest = await db.Offices.Where(one => one.Office == office).MaxAsync(one => (int?)one.Version, ct) ?? 0;
        if (newest != request.Version)
        {
            throw new ChangedMeanwhileException();
        }

        var now = clock.GetUtcNow();
        OfficeConfiguration configured = new(
            office, newest + 1, request.ChineseName, request.EnglishName, request.PreliminaryOfficers,
            request.PreliminaryDays, request.ForeignAffairsDays, request.MinistryDays, caller.Subject, request.Reason,
            now);
        db.Add(configured);
        db.Publish(configured.Announce());
        db.Audit(caller.Subject, "office.configured", $"{office} {configured.Version}", now, request.Reason);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(configured);
    }

    /// <summary>Every version of an office, the newest first: who changed what, when and why.</summary>
    public static async Task<Ok<OfficeConfiguration[]>> History(string office, ReviewDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.Offices.AsNoTracking()
            .Where(one => one.Office == office).OrderByDescending(one => one.Version).Take(200).ToArrayAsync(ct));
}
