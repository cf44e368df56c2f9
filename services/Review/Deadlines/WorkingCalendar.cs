using ApecCard.ServiceDefaults;

namespace ApecCard.Review.Deadlines;

/// <summary>
/// A day that is not what its place in the week says: a holiday, or a weekend day that is worked (调休).
/// </summary>
public sealed record SpecialDay(DateOnly Day, bool IsWorking, string Name);

/// <summary>Which days the offices work, in Asia/Shanghai; deadlines count only those.</summary>
public sealed class WorkingCalendar(IEnumerable<SpecialDay> special)
{
    private readonly Dictionary<DateOnly, bool> _special = special.ToDictionary(day => day.Day, day => day.IsWorking);

    public bool IsWorking(DateOnly day) => _special.TryGetValue(day, out var working)
        ? working
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>
    /// The same time of day so many working days later; from a day that is not worked, it counts from the next.
    /// </summary>
    public DateTimeOffset Add(DateTimeOffset from, int workingDays)
    {
        var day = from.DayInShanghai();
        var later = 0;
        for (var left = workingDays; left > 0; later++)
        {
            if (IsWorking(day.AddDays(later + 1)))
            {
                left--;
            }
        }

        return from.AddDays(later);
    }

    /// <summary>How many working days lie between, the last counted; 0 when the end has passed.</summary>
    public int DaysBetween(DateTimeOffset from, DateTimeOffset until)
    {
        var (day, last, days) = (from.DayInShanghai(), until.DayInShanghai(), 0);
        while (day < last)
        {
            day = day.AddDays(1);
            days += IsWorking(day) ? 1 : 0;
        }

        return days;
    }
}
