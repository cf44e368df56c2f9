namespace ApecCard.ServiceDefaults;

/// <summary>How long a mail is tried: a server that is away for a weekend loses nothing.</summary>
public static class MailPatience
{
    public static readonly TimeSpan InAll = TimeSpan.FromDays(4);
    private static readonly TimeSpan _longest = TimeSpan.FromHours(4);

    /// <summary>1, 2, 4 … minutes, at most four hours.</summary>
    public static TimeSpan After(int attempts) =>
        attempts > 8 ? _longest : TimeSpan.FromMinutes(1 << Math.Max(0, attempts - 1));
}
