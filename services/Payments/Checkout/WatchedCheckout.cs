namespace ApecCard.Payments.Checkout;

/// <summary>
/// A checkout at the provider that may have been paid without our having heard: the provider is asked about it, after
/// pauses that grow to ten minutes, until it is paid or closed. Times are the machine's own.
/// </summary>
public sealed class WatchedCheckout
{
    /// <summary>How long after it was last started it may be paid; then it is closed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(10);

    public required string CheckoutId { get; init; }

    /// <summary>The charge's id, or the joint checkout's.</summary>
    public required Guid Reference { get; init; }

    /// <summary>When somebody was last sent to its cashier.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the provider is asked (again).</summary>
    public DateTimeOffset AskAt { get; private set; }

    public int Asked { get; private set; }

    /// <summary>Who goes to pay now would have to start again.</summary>
    public bool IsOver(DateTimeOffset machineNow) => machineNow - Since > Patience;

    /// <summary>It is looked at now; again after a pause, whatever the provider says, or if it says nothing.</summary>
    public void Postpone(DateTimeOffset machineNow)
    {
        Asked++;
        var pause = FirstPause * Math.Pow(2, Math.Min(Asked, 20));
        AskAt = machineNow + (pause < _longestPause ? pause : _longestPause);
    }
}
