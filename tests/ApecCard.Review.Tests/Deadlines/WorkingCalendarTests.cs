using ApecCard.Review.Deadlines;

namespace ApecCard.Review.Tests.Deadlines;

public class WorkingCalendarTests
{
    private static readonly DateTimeOffset _friday = new(2026, 2, 13, 2, 0, 0, TimeSpan.Zero); // 10:00 in Shanghai

    // Spring Festival 2026: Saturday the 14th is worked, the 16th to the 20th and the 23rd are not.
    private static readonly WorkingCalendar _calendar = new(
    [
        new(new(2026, 2, 14), true, "调休"),
        .. new[] { 16, 17, 18, 19, 20, 23 }.Select(day => new SpecialDay(new(2026, 2, day), false, "春节")),
    ]);

    [Theory]
    [InlineData(1, 14)] // the Saturday that is worked
    [InlineData(2, 24)] // over the whole festival
    [InlineData(5, 27)]
    [InlineData(6, 30)] // 2 March
    public void Holidays_do_not_count_and_worked_weekends_do(int workingDays, int february) =>
        Assert.Equal(_friday.AddDays(february - 13), _calendar.Add(_friday, workingDays));

    [Fact]
    public void Days_count_in_Shanghai()
    {
        var lateOnThursday = new DateTimeOffset(2026, 3, 5, 17, 0, 0, TimeSpan.Zero); // 01:00 on Friday there
        // Monday.
        Assert.Equal(new DateTimeOffset(2026, 3, 8, 17, 0, 0, TimeSpan.Zero), _calendar.Add(lateOnThursday, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(17)]
    public void What_lies_between_a_day_and_so_many_working_days_later_is_that_many(int workingDays) =>
        Assert.Equal(workingDays, _calendar.DaysBetween(_friday, _calendar.Add(_friday, workingDays)));

    [Fact]
    public void Nothing_lies_between_a_day_and_an_earlier_one() =>
        Assert.Equal(0, _calendar.DaysBetween(_friday, _friday.AddDays(-3)));
}
