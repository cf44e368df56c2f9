namespace ApecCard.Applications.Board;

/// <summary>When something is likely: half of the like were done by the one, nine of ten by the other.</summary>
public sealed record Forecast(DateTimeOffset HalfBy, DateTimeOffset NineOfTenBy)
{
    /// <summary>Below that much history we say nothing.</summary>
    public const int Enough = 20;

    private const int EnoughLeft = 5;

    /// <summary>
    /// For one economy that has not decided yet: by those of its past decisions that took longer than it has taken
    /// already. Null when there is not enough history to be honest.
    /// </summary>
    /// <param name="days">How long its decisions took, ascending.</param>
    public static Forecast? OfOne(double[] days, DateTimeOffset askedAt, DateTimeOffset now) =>
        OfAll([days], askedAt, now);

    /// <summary>
    /// For all that are waited for: the slowest decides. Null when one of them has not enough history.
    /// </summary>
    public static Forecast? OfAll(IReadOnlyCollection<double[]> economies, DateTimeOffset askedAt, DateTimeOffset now)
    {
        var waited = (now - askedAt).TotalDays;
        var left = economies.Select(days => days.Where(one => one > waited).ToArray()).ToArray();
        return economies.Count == 0 || economies.Any(days => days.Length < Enough)
            || left.Any(days => days.Length < EnoughLeft)
            ? null
            : new(askedAt.AddDays(Quantile(left, 0.5)), askedAt.AddDays(Quantile(left, 0.9)));
    }

    /// <summary>
    /// How likely one economy has decided by then, 0 to 1, by those of its past decisions that took longer than it
    /// has taken already. Null when there is not enough history to be honest.
    /// </summary>
    public static double? ChanceBy(double[] days, DateTimeOffset askedAt, DateTimeOffset now, DateTimeOffset by)
    {
        var waited = (now - askedAt).TotalDays;
        var left = days.Where(one => one > waited).ToArray();
        return days.Length < Enough || left.Length < EnoughLeft ? null
            : by <= now ? 0
            : ShareUpTo(left, (by - askedAt).TotalDays);
    }

    // All are done by a day with the product of the chances that each is (they decide independently).
    private static double Quantile(double[][] economies, double share)
    {
        var candidates = economies.SelectMany(days => days).Order().ToArray();
        var (low, high) = (0, candidates.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (economies.Aggregate(1.0, (chance, days) => chance * ShareUpTo(days, candidates[middle])) >= share)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return candidates[low];
    }

    private static double ShareUpTo(double[] ascending, double value)
    {
        var at = Array.BinarySearch(ascending, value);
        at = at < 0 ? ~at : at + 1;
        while (at < ascending.Length && ascending[at] == value)
        {
            at++;
        }

        return (double)at / ascending.Length;
    }
}
