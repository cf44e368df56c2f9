using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;

namespace ApecCard.Identity.DeadLetters;

/// <summary>
/// A message that its receiver gave up, as it lies in the queue beside the one it died in: MassTransit puts it there
/// with the reason in its headers, the broker itself when a receiver rejects it.
/// </summary>
public sealed class DeadLetter
{
    /// <summary>What MassTransit and <c>Redelivery</c> note of a failure; without them it begins anew.</summary>
    private static readonly string[] _ofTheFailure =
        ["MT-", "x-death", "x-first-death", "x-last-death", "x-delivery-count", "apec-waited"];

    private readonly IReadOnlyDictionary<string, object?> _headers;
    private readonly JsonElement? _envelope;

    public DeadLetter(BasicGetResult got)
    {
        Delivery = got.DeliveryTag;
        Body = got.Body.ToArray();
        Properties = got.BasicProperties;
        _headers = new Dictionary<string, object?>(got.BasicProperties.Headers ?? new Dictionary<string, object?>());
        _envelope = Parse(Body);
        MessageId = Properties.MessageId ?? TextIn(_envelope, "messageId");
        DiedAt = DateTimeOffset.TryParse(
            Header("MT-Fault-Timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : DeathByBroker();
        Id = new(SHA256.HashData([
            .. Encoding.UTF8.GetBytes($"{MessageId}\n{Header("MT-Fault-Timestamp")}\n"), .. Body,
        ]).AsSpan(0, 16));
    }

    /// <summary>Of this death: the same at every look; another if it dies again.</summary>
    public Guid Id { get; }

    /// <summary>The broker's number of it, for who has it in hand.</summary>
    public ulong Delivery { get; }

    public byte[] Body { get; }
    public IReadOnlyBasicProperties Properties { get; }

    /// <summary>The same in every attempt: by it the inbox knows what was handled.</summary>
    public string? MessageId { get; }

    public DateTimeOffset? DiedAt { get; }

    /// <summary>As FeePaid; none if the message cannot be read.</summary>
    public string? MessageType => Named(_envelope, "messageType") is { ValueKind: JsonValueKind.Array } types
        && types.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.String } first
            ? first.GetString()!.Split(':')[^1]
            : Properties.Type;

    /// <summary>How often it was brought after it had waited, the first time included.</summary>
    public int Attempts => 1 + (int.TryParse(Header("apec-waited"), CultureInfo.InvariantCulture, out var w) ? w : 0);

    public string? ExceptionType => Header("MT-Fault-ExceptionType") ?? Header("MT-Reason");

    public string? Why => Header("MT-Fault-Message") is { } why ? Masking.Of(why) : null;

    /// <summary>By which the logs and traces of it are found.</summary>
    public string? TraceId => (Header("traceparent") ?? Header("MT-Activity-Id"))?.Split('-') is [_, var trace, ..]
        ? trace
        : null;

    public string? CaseId => TextIn(Message, "caseId");

    public string? CaseNumber => TextIn(Message, "caseNumber") ?? TextIn(Message, "orderNumber");

    /// <summary>What it says, with what looks like a person's data masked.</summary>
    public string Text => Masking.Of(Body, Message);

    /// <summary>The headers it goes out with again: all but those of its failure.</summary>
    public Dictionary<string, object?> HeadersOfBefore => _headers
        .Where(one => !_ofTheFailure.Any(start => one.Key.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            || one.Key is "MT-Activity-Id")
        .ToDictionary(one => one.Key, one => one.Value);

    private JsonElement? Message => Named(_envelope, "message") ?? _envelope;

    private string? Header(string name) => _headers.GetValueOrDefault(name) switch
    {
        null => null,
        byte[] text => Encoding.UTF8.GetString(text),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    private DateTimeOffset? DeathByBroker() =>
        _headers.GetValueOrDefault("x-death") is List<object> { Count: > 0 } deaths
        && deaths[0] is IDictionary<string, object?> death
        && death.TryGetValue("time", out var time) && time is AmqpTimestamp at
            ? DateTimeOffset.FromUnixTimeSeconds(at.UnixTime)
            : null;

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null; // it may have died of that
        }
    }

    private static JsonElement? Named(JsonElement? of, string property) =>
        of is { ValueKind: JsonValueKind.Object } there && there.TryGetProperty(property, out var value) ? value : null;

    private static string? TextIn(JsonElement? of, string property) =>
        Named(of, property) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
