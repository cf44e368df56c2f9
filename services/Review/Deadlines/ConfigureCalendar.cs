using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Deadlines;

/// <summary>
/// The days that are not what their place in the week says; an administrator sets a year's when they are announced.
/// </summary>
public static class ConfigureCalendar
{
    /// <param name="Version">
    /// The version that is replaced: what the administrator had before their eyes; whatever there is when not said.
    /// </param>
    /// <param name="Reason">Why; kept with the version.</param>
    public record Request(
        [Required, MaxLength(200)] IReadOnlyList<Day> Days, int? Version = null,
        [property: MaxLength(500)] string? Reason = null);

    public record Day(DateOnly On, bool IsWorking, [Required, MaxLength(50)] string Name);

    public static async Task<Ok<SpecialDay[]>> Get(
        [Range(2000, 2100)] int year, ReviewDb db, CancellationToken ct) =>
        TypedResults.Ok(await DaysOf(db, year).AsNoTracking().ToArrayAsync(ct));

    /// <summary>
    /// 200 with the year's days, which replace those of before; 400 for a day of another year, or twice; 412
    /// <c>changed-meanwhile</c> when there is a newer version than the one replaced.
    /// </summary>
    public static async Task<Ok<SpecialDay[]>> Put(
        [Range(2020, 2100)] int year, Request request, Caller caller, ReviewDb db, TimeProvider clock,
        CancellationToken ct)
    {
        if (request.Days.Any(day => day.On.Year != year)
            || request.Days.DistinctBy(day => day.On).Count() != request.Days.Count)
        {
            throw new InvalidInputException("days", "calendar.days", $"Each day once, all of {year}.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var former = await DaysOf(db, year).ToArrayAsync(ct);
        var known = await VersionsAsync(db, year, former, ct);
        var newest = known.FirstOrDefault()?.Version ?? 0;
        if (request.Version is { } replaced && replaced != newest)
        {
            throw new ChangedMeanwhileException();
        }

        if (newest == 1 && !await db.CalendarVersions.AnyAsync(version => version.Year == year, ct))
        {
            db.Add(known[0]); // what it came with stays in the history
        }

        db.RemoveRange(former);
        await db.SaveChangesAsync(ct);
        SpecialDay[] days =
            [.. request.Days.Select(day => new SpecialDay(day.On, day.IsWorking, day.Name)).OrderBy(day => day.Day)];
        var now = clock.GetUtcNow();
        db.AddRange(days);
        db.Add(new CalendarVersion
        {
            Year = year,
            Version = newest + 1,
            Days = days,
            ChangedBy = caller.Subject,
            ChangedAt = now,
            Reason = request.Reason,
        });
        db.Audit(caller.Subject, "calendar.configured", $"{year} {newest + 1}", now, request.Reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(days);
    }

    /// <summary>Every version of a year, the newest first: who changed what, when and why.</summary>
    public static async Task<Ok<CalendarVersion[]>> History(
        [Range(2000, 2100)] int year, ReviewDb db, CancellationToken ct) =>
        TypedResults.Ok(await VersionsAsync(db, year, await DaysOf(db, year).AsNoTracking().ToArrayAsync(ct), ct));

    // Until somebody has changed the year, its first version is what it came with.
    private static async Task<CalendarVersion[]> VersionsAsync(
        ReviewDb db, int year, SpecialDay[] days, CancellationToken ct)
    {
        var versions = await db.CalendarVersions.AsNoTracking()
            .Where(version => version.Year == year).OrderByDescending(version => version.Version).Take(200)
            .ToArrayAsync(ct);
        return versions.Length > 0 || days.Length == 0
            ? versions
            : [new() { Year = year, Version = 1, Days = days, ChangedBy = "review" }];
    }

    private static IQueryable<SpecialDay> DaysOf(ReviewDb db, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.SpecialDays.Where(day => day.Day >= first && day.Day <= last).OrderBy(day => day.Day);
    }
}
