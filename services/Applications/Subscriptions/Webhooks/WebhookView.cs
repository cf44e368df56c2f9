namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>A webhook as its subscriber sees it.</summary>
/// <param name="Cursor">Up to which event it has been, or is being, brought.</param>
/// <param name="Keys">Those that sign now; their secrets were said once.</param>
/// <param name="Failures">How many attempts have failed, one after another, until now.</param>
/// <param name="RestsUntil">Nothing is sent until then, for nothing got through; none: it is open.</param>
/// <param name="Pending">How many events wait.</param>
/// <param name="GivenUp">How many could not be delivered for three days.</param>
public record WebhookView(
    string Url, long Cursor, IReadOnlyList<WebhookView.Key> Keys, int Failures, DateTimeOffset? RestsUntil, int Pending,
    int GivenUp)
{
    /// <param name="EndsAt">When it signs no more; none: it is the newest.</param>
    public record Key(string Id, DateTimeOffset CreatedAt, DateTimeOffset? EndsAt);

    /// <summary>A new key.</summary>
    /// <param name="Secret">Said only here: keep it where the events are received.</param>
    public record NewKey(string Id, string Secret);

    public static WebhookView Of(Webhook webhook, int pending, int givenUp, DateTimeOffset now) => new(
        webhook.Url, webhook.Cursor,
        [.. webhook.KeysAt(now).Select(key => new Key(key.Id, key.CreatedAt, key.EndsAt))],
        webhook.Failures, webhook.Rests(now) ? webhook.RestsUntil : null, pending, givenUp);
}
