namespace ApecCard.Applications.Subscriptions;

/// <summary>What was said before is said again into a subscriber's own queue, up to where it was asked for.</summary>
public sealed class Replay
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid SubscriberId { get; init; }

    /// <summary>The cursor it went on after when it began.</summary>
    public required long After { get; init; }

    /// <summary>The last cursor that there was when it was asked for: what is newer goes to the queue anyway.</summary>
    public required long Until { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Up to which cursor it has come.</summary>
    public long Cursor { get; private set; }

    /// <summary>How many events have been said again.</summary>
    public int Sent { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public static Replay Of(Guid subscriberId, long after, long until, DateTimeOffset now) =>
        new() { SubscriberId = subscriberId, After = after, Until = until, AskedAt = now, Cursor = after };

    public void Note(long cursor, int sent) => (Cursor, Sent) = (cursor, Sent + sent);

    public void End(DateTimeOffset now) => EndedAt = now;
}

/// <param name="Id">To look at it again.</param>
/// <param name="After">After which cursor it began.</param>
/// <param name="Until">Up to which cursor it goes.</param>
/// <param name="Cursor">Up to which it has come.</param>
/// <param name="Sent">How many events were put into the queue again.</param>
/// <param name="EndedAt">None while it goes on; it waits while more than 10,000 wait in the queue.</param>
public record ReplayView(
    Guid Id, long After, long Until, long Cursor, int Sent, DateTimeOffset AskedAt, DateTimeOffset? EndedAt)
{
    public static ReplayView Of(Replay replay) => new(
        replay.Id, replay.After, replay.Until, replay.Cursor, replay.Sent, replay.AskedAt, replay.EndedAt);
}
