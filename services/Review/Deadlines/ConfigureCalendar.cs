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
    public record Request([Required, MaxLength(200)] IReadOnlyList<Day> Days);

    public record Day(DateOnly On, bool IsWorking, [Required, MaxLength(50)] string Name);

    public static async Task<Ok<SpecialDay[]>> Get(int year, ReviewDb db, CancellationToken ct) =>
        TypedResults.Ok(await DaysOf(db, year).AsNoTracking().ToArrayAsync(ct));

    /// <summary>
    /// 200 with the year's days, which replace those of before; 400 for a day of another year, or twice.
    /// </summary>
    public static async Task<Ok<SpecialDay[]>> Put(
        [Range(2020, 2100)] int year, Request request, Caller caller, ReviewDb db, TimeProvider clock,
        CancellationToken ct)
    {
        if (request.Days.Any(day => day.On.Year != year)
            || request.Days.DistinctBy(day => day.On).Count() != request.Days.Count)
        {
            throw new InvalidInputException("days", $"Each day once, all of {year}.");
        }

        db.RemoveRange(await DaysOf(db, year).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        SpecialDay[] days =
            [.. request.Days.Select(day => new SpecialDay(day.On, day.IsWorking, day.Name)).OrderBy(day => day.Day)];
        db.AddRange(days);
        db.Audit(caller.Subject, "calendar.configured", $"{year}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(days);
    }

    private static IQueryable<SpecialDay> DaysOf(ReviewDb db, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.SpecialDays.Where(day => day.Day >= first && day.Day <= last).OrderBy(day => day.Day);
    }
}
