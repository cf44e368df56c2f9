using System.Security.Cryptography;

namespace ApecCard.Applications.Tracking;

/// <summary>
/// A one-time code that somebody asked for under a case number. Whether there is such a case is looked up when it is
/// sent, so that who asks learns nothing, not even by the time it takes. The six digits are made then, too, and only
/// their keyed hash is kept. Its life counts in the machine's own time.
/// </summary>
public sealed class TrackingCode
{
    public const int MostTries = 5, MostInWindow = 3;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10), Window = TimeSpan.FromMinutes(15);

    private TrackingCode()
    {
    }

    public TrackingCode(string caseNumber, TrackingChannel channel, DateTimeOffset now)
    {
        (Id, CaseNumber, Channel) = (Guid.CreateVersion7(now), caseNumber, channel);
        (RequestedAt, ExpiresAt, NextAttemptAt) = (now, now + Life, now);
    }

    /// <summary>To a mobile that nobody has checked, for who has come by another way.</summary>
    public static TrackingCode ToCheckMobile(string caseNumber, DateTimeOffset now) =>
        new(caseNumber, TrackingChannel.Mobile, now) { ChecksMobile = true };

    public Guid Id { get; private init; }
    public string CaseNumber { get; private init; } = "";
    public TrackingChannel Channel { get; private init; }

    /// <summary>When it comes back, the mobile is known to be the applicant's.</summary>
    public bool ChecksMobile { get; private init; }
    public DateTimeOffset RequestedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>None until it is sent: of an unknown case, none ever.</summary>
    public Guid? CaseId { get; private set; }

    public byte[]? Hash { get; private set; }
    public int WrongTries { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>When it is to be sent; none, when it was, or will not be.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    public bool IsLive(DateTimeOffset now) => UsedAt is null && WrongTries < MostTries && now < ExpiresAt;

    public bool Matches(byte[] hash) => Hash is not null && CryptographicOperations.FixedTimeEquals(Hash, hash);

    public void Use(DateTimeOffset now) => UsedAt = now;

    /// <returns>True when this was the last try.</returns>
    public bool CountWrongTry() => ++WrongTries == MostTries;

    /// <summary>
    /// Somebody is about to send it; should they end before they tell, it is sent again then. Each time it has other
    /// digits, as nobody knows the first ones any more: the last ones sent count.
    /// </summary>
    public void Attempt(Guid caseId, byte[] hash, DateTimeOffset again) =>
        (CaseId, Hash, NextAttemptAt) = (caseId, hash, again);

    public void Failed(DateTimeOffset again) => NextAttemptAt = again;

    /// <summary>It was sent, or nobody is there to get it.</summary>
    public void Settle() => NextAttemptAt = null;
}

/// <summary>
/// Where a code goes: to the applicant's own e-mail address as the form says, or its mobile, once that was checked.
/// </summary>
public enum TrackingChannel { Email, Mobile }
