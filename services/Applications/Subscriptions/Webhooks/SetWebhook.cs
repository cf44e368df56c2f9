using System.ComponentModel.DataAnnotations;
using System.Net.Sockets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>A subscriber says where its events are to be brought to, from now on.</summary>
public static class SetWebhook
{
    /// <param name="Url">https://…, without a user or a fragment.</param>
    public record Request([property: Required, StringLength(2000)] string? Url);

    /// <param name="NewKey">Of the first webhook: with it the events are signed.</param>
    public record Response(WebhookView Webhook, WebhookView.NewKey? NewKey);

    /// <summary>
    /// Sets it, or changes where it leads; then it is tried at once. What happened before is read by its cursor. Beside
    /// it the queue stays. 400 webhook.url (no such URL), webhook.unknown-host, webhook.private-address (or without
    /// TLS).
    /// </summary>
    public static async Task<Ok<Response>> Handle(
        Request request, Caller caller, ApplicationsDb db, WebhookAddresses addresses, HttpResponse response,
        TimeProvider clock, CancellationToken ct)
    {
        var subscriber = await db.GetSubscriberAsync(caller, ct);
        var url = await CheckAsync(request.Url!, addresses, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        WebhookKey? key = null;
        if (await db.LockWebhookAsync(subscriber.Id, ct) is { } webhook)
        {
            webhook.Url = url;
            webhook.Wake();
        }
        else
        {
            webhook = new() { SubscriberId = subscriber.Id, Url = url, Cursor = await db.LastCursorAsync(ct) };
            key = webhook.AddKey(now);
            db.Add(webhook);
        }

        db.Audit(caller.Subject, "webhook.set", $"{subscriber.Id}", now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response(
            await db.ViewAsync(webhook, now, ct), key is null ? null : new(key.Id, key.Secret)));
    }

    private static async Task<string> CheckAsync(string url, WebhookAddresses addresses, CancellationToken ct)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var to)
            || (to.Scheme != Uri.UriSchemeHttps && to.Scheme != Uri.UriSchemeHttp)
            || to.UserInfo.Length > 0 || to.Fragment.Length > 0)
        {
            throw new InvalidInputException(
                "url", "webhook.url", "Give a URL as https://example.org/events, without a user or a fragment.");
        }

        try
        {
            return await addresses.OfAsync(to.IdnHost, to.Scheme == Uri.UriSchemeHttps, ct) is not []
                ? to.AbsoluteUri
                : throw new InvalidInputException(
                    "url", "webhook.private-address", "Events go to public addresses only, over https.");
        }
        catch (SocketException)
        {
            throw new InvalidInputException("url", "webhook.unknown-host", "There is no host of this name.");
        }
    }
}
