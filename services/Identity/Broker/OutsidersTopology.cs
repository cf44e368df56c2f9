using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ApecCard.Identity.Systems;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Broker;

/// <summary>
/// What the broker must hold for the systems outside, in the words of RabbitMQ's own definitions: each economy reads
/// its own queue of requests and writes its decisions under its own routing key; each subscriber reads its own queue of
/// the topics it is allowed. They can read, write and declare nothing else. And that dead letters bear being looked at.
/// </summary>
public static class OutsidersTopology
{
    public const string Requests = "abtc.requests";
    public const string Decisions = "abtc.decisions";

    /// <summary>What everybody may subscribe to who is let in: routed as <c>abtc.card.revoked.-.shanghai</c>.</summary>
    public const string Events = "abtc.events";
    public const string DecisionsQueue = "review-decisions";

    /// <summary>A subscriber that is away for long loses the oldest first, and never holds up anybody.</summary>
    private const int MostWaiting = 100_000;

    private const string SubscriberUsers = "subscriber-", SubscriberQueues = "subscriber.";

    /// <summary>
    /// The first password of an economy's broker user, and its first client secret over HTTP: both sides derive it from
    /// the secret they share.
    /// </summary>
    public static string PasswordOf(string user, string secret) =>
        Base64UrlEncoder.Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(user)));

    public static string UserOf(string economy) => $"economy-{economy.ToLowerInvariant()}";

    public static string EconomyOf(string user) => user.Split('-')[^1].ToUpperInvariant();

    /// <summary>As subscriber-border-police.</summary>
    public static string UserOfSubscriber(string name) => SubscriberUsers + name;

    /// <summary>As subscriber.border-police.events.</summary>
    public static string QueueOfSubscriber(string user) =>
        $"{SubscriberQueues}{user[SubscriberUsers.Length..]}.events";

    public static bool IsSubscriber(string user) => user.StartsWith(SubscriberUsers, StringComparison.Ordinal);

    public static bool IsOfSubscriber(string queue) => queue.StartsWith(SubscriberQueues, StringComparison.Ordinal);

    public static string QueueOf(string economy) => $"economy.{economy.ToLowerInvariant()}.requests";

    /// <param name="vhost">Where.</param>
    /// <param name="passwordHashOf">The password hash of a broker user.</param>
    /// <param name="subscribers">What each subscriber's user hears; one that is blocked has a queue and no user.</param>
    public static JsonObject Of(
        string vhost, Func<string, string> passwordHashOf, IReadOnlyDictionary<string, Subscription> subscribers)
    {
        var economies = Economies.PreClearing;
        var open = subscribers.Where(one => !one.Value.IsBlocked).Select(one => one.Key).ToArray();
        return new()
        {
            ["users"] = List(
                economies.Select(UserOf).Concat(open).Select(name => User(name, passwordHashOf))),
            ["permissions"] = List(
            [
                .. economies.Select(economy => Permission(vhost, UserOf(economy), QueueOf(economy), writes: Decisions)),
                .. open.Select(user => Permission(vhost, user, QueueOfSubscriber(user), writes: null)),
            ]),
            ["topic_permissions"] = List(economies.Select(economy => TopicPermission(vhost, economy))),
            ["exchanges"] = List(
            [
                Exchange(vhost, Requests, "direct"),
                Exchange(vhost, Decisions, "topic"),
                Exchange(vhost, Events, "topic"),
            ]),
            ["queues"] = List(
            [
                Queue(vhost, DecisionsQueue, deadLetter: $"{DecisionsQueue}_error"),
                Queue(vhost, $"{DecisionsQueue}_error"),
                .. economies.Select(economy => Queue(vhost, QueueOf(economy))),
                .. subscribers.Keys.Select(user => Queue(vhost, QueueOfSubscriber(user), mostWaiting: MostWaiting)),
            ]),
            ["policies"] = List([LookedAtOften(vhost)]),
            ["bindings"] = List(
            [
                Binding(vhost, Decisions, DecisionsQueue, "#"),
                .. economies.Select(economy => Binding(vhost, Requests, QueueOf(economy), economy)),
                .. subscribers.SelectMany(one => one.Value.RoutingKeys().Select(
                    key => Binding(vhost, Events, QueueOfSubscriber(one.Key), key))),
            ]),
        };
    }

    private static JsonArray List(IEnumerable<JsonObject> items) => [.. items];

    private static JsonObject User(string name, Func<string, string> passwordHashOf) => new()
    {
        ["name"] = name,
        ["password_hash"] = passwordHashOf(name),
        ["hashing_algorithm"] = "rabbit_password_hashing_sha256",
        ["tags"] = new JsonArray(),
    };

    private static JsonObject Permission(string vhost, string user, string reads, string? writes) => new()
    {
        ["user"] = user,
        ["vhost"] = vhost,
        ["configure"] = "^$",
        ["write"] = writes is null ? "^$" : Only(writes),
        ["read"] = Only(reads),
    };

    private static string Only(string name) => $"^{name.Replace(".", @"\.", StringComparison.Ordinal)}$";

    private static JsonObject TopicPermission(string vhost, string economy) => new()
    {
        ["user"] = UserOf(economy),
        ["vhost"] = vhost,
        ["exchange"] = Decisions,
        ["write"] = $"^{economy.ToLowerInvariant()}$",
        ["read"] = "^$",
    };

    private static JsonObject Exchange(string vhost, string name, string type) => new()
    {
        ["name"] = name,
        ["vhost"] = vhost,
        ["type"] = type,
        ["durable"] = true,
        ["auto_delete"] = false,
        ["internal"] = false,
        ["arguments"] = new JsonObject(),
    };

    private static JsonObject Queue(string vhost, string name, string? deadLetter = null, int? mostWaiting = null)
    {
        var arguments = new JsonObject { ["x-queue-type"] = "quorum" };
        if (deadLetter is not null)
        {
            arguments["x-dead-letter-exchange"] = "";
            arguments["x-dead-letter-routing-key"] = deadLetter;
        }

        if (mostWaiting is { } most)
        {
            arguments["x-max-length"] = most;
        }

        return new()
        {
            ["name"] = name,
            ["vhost"] = vhost,
            ["durable"] = true,
            ["auto_delete"] = false,
            ["arguments"] = arguments,
        };
    }

    // A look at dead letters gives each of them back, which counts as a delivery: newer brokers throw away what was
    // delivered twenty times.
    private static JsonObject LookedAtOften(string vhost) => new()
    {
        ["name"] = "dead-letters",
        ["vhost"] = vhost,
        ["pattern"] = "_(error|skipped)$",
        ["apply-to"] = "queues",
        ["priority"] = 0,
        ["definition"] = new JsonObject { ["delivery-limit"] = 1_000_000_000 },
    };

    private static JsonObject Binding(string vhost, string exchange, string queue, string routingKey) => new()
    {
        ["source"] = exchange,
        ["vhost"] = vhost,
        ["destination"] = queue,
        ["destination_type"] = "queue",
        ["routing_key"] = routingKey,
        ["arguments"] = new JsonObject(),
    };
}
