namespace ApecCard.Simulators.Economies;

/// <summary>
/// How long an economy takes: log-normal, half of the answers within the scale, one in a thousand after twelve times as
/// long. With the default of 0.6 s all sixteen have mostly answered within five seconds.
/// </summary>
internal static class Latency
{
    private const double Spread = 0.8;

    public static TimeSpan Of(double median)
    {
#pragma warning disable CA5394 // chance, not security
        var (one, other) = (1 - Random.Shared.NextDouble(), Random.Shared.NextDouble());
#pragma warning restore CA5394
        var normal = Math.Sqrt(-2 * Math.Log(one)) * Math.Cos(2 * Math.PI * other); // Box-Muller
        return TimeSpan.FromSeconds(median * Math.Exp(Spread * normal));
    }
}
