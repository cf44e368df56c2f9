namespace ApecCard.Applications.Tracking;

/// <summary>Who had the code may look at the one case for half an hour. The token is kept as its SHA-256.</summary>
public sealed record TrackingSession(byte[] TokenHash, Guid CaseId, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);
}
