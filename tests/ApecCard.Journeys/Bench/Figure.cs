using System.Globalization;

namespace ApecCard.Journeys.Bench;

/// <summary>One thing that was measured, as often as it was; what counts is the median.</summary>
internal sealed record Figure(string Name, string Unit, double[] Runs, Goal? Goal = null)
{
    public double Value { get; } = Statistics.Median(Runs);

    public bool? Met => Goal?.IsMetBy(Value);
}

/// <summary>What a figure should be: at most so much, or at least.</summary>
internal sealed record Goal(double Limit, bool AtLeast)
{
    public static Goal AtMost(double limit) => new(limit, AtLeast: false);

    public static Goal NotBelow(double limit) => new(limit, AtLeast: true);

    public bool IsMetBy(double value) => AtLeast ? value >= Limit : value <= Limit;

    public override string ToString() =>
        (AtLeast ? "≥ " : "≤ ") + Limit.ToString("0.###", CultureInfo.InvariantCulture);
}

internal static class Statistics
{
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>The value that this share of all does not exceed.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
