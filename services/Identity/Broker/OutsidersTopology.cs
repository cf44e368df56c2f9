using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Broker;

/// <summary>
/// What the broker must hold for the systems outside, in the words of RabbitMQ's own definitions: each economy reads
/// its own queue of requests and writes its decisions under its own routing key; it can read, write and declare
/// nothing else.
/// </summary>
public static class OutsidersTopology
{
    public const string Requests = "abtc.requests";
    public const string Decisions = "abtc.decisions";

    /// <summary>What everybody may subscribe to who is let in: routed as <c>abtc.card.revoked.-</c>.</summary>
    public const string Events = "abtc.events";
    public const string DecisionsQueue = "review-decisions";

    /// <summary>
    /// The first password of an economy's broker user, and its first client secret over HTTP: both sides derive it from
    /// the secret they share.
    /// </summary>
    public static string PasswordOf(string user, string secret) =>
        Base64UrlEncoder.Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(user)));

    public static string UserOf(string economy) => $"economy-{economy.ToLowerInvariant()}";

    public static string EconomyOf(string user) => user.Split('-')[^1].ToUpperInvariant();

    public static string QueueOf(string economy) => $"economy.{economy.ToLowerInvariant()}.requests";

    /// <param name="vhost">Where.</param>
    /// <param name="passwordHashOf">The password hash of a broker user.</param>
    public static JsonObject Of(string vhost, Func<string, string> passwordHashOf)
    {
        var economies = Economies.PreClearing;
        return new()
        {
            ["users"] = List(economies.Select(economy => User(UserOf(economy), passwordHashOf))),
            ["permissions"] = List(economies.Select(economy => Permission(vhost, economy))),
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
            ]),
            ["bindings"] = List(
            [
                Binding(vhost, Decisions, DecisionsQueue, "#"),
                .. economies.Select(economy => Binding(vhost, Requests, QueueOf(economy), economy)),
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

    private static JsonObject Permission(string vhost, string economy) => new()
    {
        ["user"] = UserOf(economy),
        ["vhost"] = vhost,
        ["configure"] = "^$",
        ["write"] = $"^{Decisions.Replace(".", @"\.", StringComparison.Ordinal)}$",
        ["read"] = $"^{QueueOf(economy).Replace(".", @"\.", StringComparison.Ordinal)}$",
    };

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

    private static JsonObject Queue(string vhost, string name, string? deadLetter = null) => new()
    {
        ["name"] = name,
        ["vhost"] = vhost,
        ["durable"] = true,
        ["auto_delete"] = false,
        ["arguments"] = deadLetter is null
            ? new() { ["x-queue-type"] = "quorum" }
            : new JsonObject
            {
                ["x-queue-type"] = "quorum",
                ["x-dead-letter-exchange"] = "",
                ["x-dead-letter-routing-key"] = deadLetter,
            },
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
