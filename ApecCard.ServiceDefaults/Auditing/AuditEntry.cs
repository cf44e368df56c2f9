namespace ApecCard.ServiceDefaults;

/// <summary>Who did what to what, when and why. Ids only: what they stand for is where it belongs.</summary>
public sealed record AuditEntry(
    Guid Id, DateTimeOffset At, string Actor, string Action, string Subject, string? Reason)
{
    /// <summary>Its place in the service's chain, from 1 without a gap; none until it is sealed.</summary>
    public long? Position { get; private set; }

    /// <summary>SHA-256 of the hash before it and of the entry.</summary>
    public byte[]? Hash { get; private set; }
}

/// <summary>How far the chain had come when a batch was sealed.</summary>
public sealed record AuditHead(long Position, byte[] Hash, DateTimeOffset At);
