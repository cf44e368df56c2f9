using System.Security.Cryptography;
using ApecCard.ServiceDefaults;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>
/// Where a subscriber wants its events brought to over HTTP, and how that goes. When nothing gets through five times
/// running, the way there rests, longer each time; then one event tries whether it is open again.
/// </summary>
public sealed class Webhook
{
    private const int Patience = 5;
    private static readonly TimeSpan _firstRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _longestRest = TimeSpan.FromHours(1);
    private static readonly TimeSpan _overlap = TimeSpan.FromDays(1);

    public required Guid SubscriberId { get; init; }
    public required string Url { get; set; }

    /// <summary>Up to here the events are on their way, or were.</summary>
    public required long Cursor { get; set; }
    public WebhookKey[] Keys { get; private set; } = [];

    /// <summary>How many attempts have failed, one after another, until now.</summary>
    public int Failures { get; private set; }

    /// <summary>Nothing is sent until then.</summary>
    public DateTimeOffset? RestsUntil { get; private set; }

    /// <summary>How many events may be under way at once: one, when it only tries whether the way is open.</summary>
    public int AtOnce => Failures < Patience ? 20 : 1;

    public bool Rests(DateTimeOffset now) => now < RestsUntil;

    /// <summary>The keys to sign with: after a change the new one, and for a day the one before as well.</summary>
    public IEnumerable<WebhookKey> KeysAt(DateTimeOffset now) =>
        Keys.Where(key => key.EndsAt is null || now < key.EndsAt);

    /// <summary>Another key signs from now on, beside the newest one of before.</summary>
    public WebhookKey AddKey(DateTimeOffset now)
    {
        var key = new WebhookKey(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)),
            Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32)), now, EndsAt: null);
        Keys = [.. Keys.Where(one => one.EndsAt is null).Select(one => one with { EndsAt = now + _overlap }), key];
        return key;
    }

    /// <summary>What became of an attempt.</summary>
    public void Note(bool arrived, DateTimeOffset now)
    {
        Failures = arrived ? 0 : Failures + 1;
        RestsUntil = Failures < Patience ? null : now + Rest(Failures - Patience);
    }

    /// <summary>It is tried at once, as if nothing had failed.</summary>
    public void Wake() => (Failures, RestsUntil) = (0, null);

    private static TimeSpan Rest(int times) =>
        times < 7 && _firstRest * Math.Pow(2, times) is var rest && rest < _longestRest ? rest : _longestRest;
}

/// <summary>What events are signed with, so that who gets them knows that they are ours.</summary>
/// <param name="Id">Said beside the signature.</param>
/// <param name="Secret">Encrypted at rest, as what is a person's.</param>
/// <param name="EndsAt">When it signs no more; none: there is no newer one.</param>
public sealed record WebhookKey(
    string Id, [property: Personal] string Secret, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt);
