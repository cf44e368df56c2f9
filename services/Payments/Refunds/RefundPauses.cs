namespace ApecCard.Payments.Refunds;

/// <summary>How long the provider is left alone after it did not give back: 2, 4, 8 s … ten minutes.</summary>
public static class RefundPauses
{
    private static readonly TimeSpan _first = TimeSpan.FromSeconds(2), _longest = TimeSpan.FromMinutes(10);

    public static TimeSpan After(int failures)
    {
        var pause = _first * Math.Pow(2, Math.Min(failures, 20));
        return pause < _longest ? pause : _longest;
    }
}
