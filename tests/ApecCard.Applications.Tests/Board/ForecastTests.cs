using ApecCard.Applications.Board;

namespace ApecCard.Applications.Tests.Board;

/// <summary>Honest: from our own history, and silent where there is not enough of it.</summary>
public class ForecastTests
{
    private static readonly DateTimeOffset _asked = Stories.Today;
    private static readonly double[] _oneToHundred = [.. Enumerable.Range(1, 100).Select(day => (double)day)];

    [Fact]
    public void Half_and_nine_of_ten_come_from_what_was_seen()
    {
        var forecast = Forecast.OfOne(_oneToHundred, _asked, _asked)!;
        Assert.Equal((_asked.AddDays(50), _asked.AddDays(90)), (forecast.HalfBy, forecast.NineOfTenBy));
    }

    [Fact]
    public void Who_has_waited_is_compared_with_those_who_waited_as_long()
    {
        var forecast = Forecast.OfOne(_oneToHundred, _asked, _asked.AddDays(80))!;
        Assert.Equal((_asked.AddDays(90), _asked.AddDays(98)), (forecast.HalfBy, forecast.NineOfTenBy));
    }

    [Theory]
    [InlineData(19, 0)] // too little history
    [InlineData(100, 97)] // hardly anybody waited as long
    public void Where_there_is_not_enough_to_go_by_nothing_is_said(int samples, int waited) =>
        Assert.Null(Forecast.OfOne(_oneToHundred[..samples], _asked, _asked.AddDays(waited)));

    [Fact]
    public void The_whole_waits_for_the_slowest()
    {
        var one = Forecast.OfOne(_oneToHundred, _asked, _asked)!;
        var sixteen = Forecast.OfAll([.. Enumerable.Repeat(_oneToHundred, 16)], _asked, _asked)!;
        Assert.True(sixteen.HalfBy > one.NineOfTenBy);
        Assert.Equal(_asked.AddDays(96), sixteen.HalfBy); // 0.96^16 is the first above one half
        Assert.Null(Forecast.OfAll([_oneToHundred, _oneToHundred[..5]], _asked, _asked));
        Assert.Null(Forecast.OfAll([], _asked, _asked));
    }
}
