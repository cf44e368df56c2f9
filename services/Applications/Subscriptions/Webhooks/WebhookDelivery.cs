using ApecCard.Applications.PublicEvents;

namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>
/// One event on its way to a webhook. It is tried again, each time later, for three days; what follows it in its case
/// waits for it.
/// </summary>
public sealed class WebhookDelivery
{
    private const int Remembered = 20;

    // How long one that an attempt has taken is left to it: who ends meanwhile has it sent again.
    private static readonly TimeSpan _taken = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _patience = TimeSpan.FromDays(3);

    private static readonly TimeSpan[] _waits =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3),
    ];

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid SubscriberId { get; init; }
    public required long EntrySeq { get; init; }
    public PublicEvent Event { get; private init; } = null!;
    public required Guid CaseId { get; init; }
    public required long Cursor { get; init; }

    /// <summary>When it was to be sent, or sent again, first.</summary>
    public required DateTimeOffset Since { get; set; }
    public WebhookDeliveryState State { get; private set; }

    /// <summary>When it is tried next; none: at once, or not any more.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>How often it was tried since it was to be sent.</summary>
    public int Tries { get; private set; }

    /// <summary>The latest attempts, the newest last.</summary>
    public WebhookAttempt[] Attempts { get; private set; } = [];

    public void Take(DateTimeOffset now) => NextAttemptAt = now + _taken;

    public void Note(WebhookAttempt attempt, DateTimeOffset now)
    {
        Attempts = [.. Attempts.TakeLast(Remembered - 1), attempt];
        NextAttemptAt = attempt.Arrived ? null : now + _waits[Math.Min(Tries, _waits.Length - 1)];
        Tries++;
        State = attempt.Arrived ? WebhookDeliveryState.Delivered
            : NextAttemptAt > Since + _patience ? WebhookDeliveryState.GivenUp
            : WebhookDeliveryState.Pending;
    }

    public void SendAgain(DateTimeOffset now) =>
        (State, Since, Tries, NextAttemptAt) = (WebhookDeliveryState.Pending, now, 0, null);

    /// <summary>Those of before this moment are given up.</summary>
    public static DateTimeOffset GivenUpBefore(DateTimeOffset now) => now - _patience;
}

public enum WebhookDeliveryState
{
    /// <summary>It is sent, or tried again, when its time has come.</summary>
    Pending,
    Delivered,

    /// <summary>Three days long it could not be delivered. It can be sent again, or read by its cursor.</summary>
    GivenUp,
}

/// <summary>What became of sending an event once.</summary>
/// <param name="Status">The answer's status; none: there was no answer.</param>
/// <param name="Why">Why there was none: timeout, refused-address, unreachable, tls.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record WebhookAttempt(DateTimeOffset At, int? Status, string? Why, int Milliseconds)
{
    /// <summary>Any 2xx. A redirect is none: events go to where the subscriber said, and nowhere else.</summary>
    public bool Arrived => Status is >= 200 and < 300;
}
