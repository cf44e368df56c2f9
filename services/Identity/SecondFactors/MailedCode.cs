namespace ApecCard.Identity.SecondFactors;

/// <summary>
/// What an enterprise or an agent proves itself with beside the password, on a device it has not signed in with before:
/// six digits in a mail. They stand nowhere: they are derived from the letter's id when it is sent, and when they come.
/// </summary>
public sealed class MailedCode
{
    public const int MostTries = 5;

    public static readonly TimeSpan Good = TimeSpan.FromMinutes(10);

    /// <summary>The letter's, and what the sign-in that takes the code names: it belongs to whoever asked for it.</summary>
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public int Tries { get; private set; }

    /// <summary>Whether these are the digits; each look is one of the few tries.</summary>
    public bool Takes(string typed, string digits, DateTimeOffset now) =>
        now < ExpiresAt && ++Tries <= MostTries && Secret.Same(typed, digits);
}
