namespace ApecCard.Applications.Tracking;

/// <summary>Who had the code may look at the one case for half an hour. Of the token only its SHA-256 is kept.</summary>
public sealed record TrackingSession(byte[] TokenHash, Guid CaseId, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);
}
