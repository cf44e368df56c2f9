using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApecCard.Conformance;

/// <summary>
/// What the gateway answers a subscriber, in the same words (docs/subscribers.md), of the season as far as it has been
/// played.
/// </summary>
public sealed class Gateway : IAsyncDisposable
{
    private const int Most = 1000;

    private readonly OwnBroker _broker;
    private readonly WebApplication _app;
    private readonly List<Letter> _said = [];
    private readonly Dictionary<Guid, JsonObject> _replays = [];
    private readonly Lock _lock = new();
    private readonly string _token = Guid.NewGuid().ToString("N");

    private Gateway(OwnBroker broker)
    {
        _broker = broker;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/api/identity/tokens", SignIn);
        var events = _app.MapGroup("/api/subscriptions").AddEndpointFilter(async (context, next) =>
            context.HttpContext.Request.Headers.Authorization == $"Bearer {_token}"
                ? await next(context)
                : Refuse(StatusCodes.Status401Unauthorized, "token.missing"));
        events.MapGet("/events", List);
        events.MapPost("/replays", ReplayAsync);
        events.MapGet(
            "/replays/{id:guid}", (Guid id) => Find(id) is { } replay ? Results.Ok(replay) : Results.NotFound());
        events.MapGet("/health", HealthAsync);
        events.MapPost("/test-event", TestAsync);
    }

    public string Address => _app.Urls.First();

    private long Last
    {
        get
        {
            lock (_lock)
            {
                return _said.Count == 0 ? 0 : _said[^1].Cursor;
            }
        }
    }

    public static async Task<Gateway> OpenAsync(OwnBroker broker)
    {
        var gateway = new Gateway(broker);
        await gateway._app.StartAsync();
        return gateway;
    }

    /// <summary>From now on whoever reads finds them, whatever becomes of them in the queue.</summary>
    public void Say(IEnumerable<Letter> letters)
    {
        lock (_lock)
        {
            _said.AddRange(letters);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult SignIn(JsonObject request)
    {
        var isKnown = Text(request, "grant") == "client-credentials" && Text(request, "clientId") == _broker.Name
            && Text(request, "clientSecret") == _broker.Secret;
        return isKnown
            ? Results.Ok(new { accessToken = _token, expiresAt = DateTimeOffset.UtcNow.AddMinutes(10) })
            : Refuse(StatusCodes.Status401Unauthorized, "sign-in.failed");
    }

    private IResult List(string? after = null, DateTimeOffset? since = null, int limit = 100)
    {
        if (limit is < 1 or > Most || !IsPlace(after, since))
        {
            return Refuse(StatusCodes.Status400BadRequest, "input.invalid");
        }

        if (Number(after) > Last)
        {
            return Refuse(StatusCodes.Status400BadRequest, "events.cursor-ahead");
        }

        var found = From(after, since);
        var items = found.Take(limit).ToArray();
        var next = found.Count > limit ? items[^1].Cursor : Last;
        return Results.Ok(new
        {
            items = items.Select(letter => JsonNode.Parse(letter.Text)),
            next = next.ToString(CultureInfo.InvariantCulture),
            hasMore = found.Count > limit,
        });
    }

    private async Task<IResult> ReplayAsync(Place request)
    {
        var (after, since) = request;
        if (!IsPlace(after, since))
        {
            return Refuse(StatusCodes.Status400BadRequest, "input.invalid");
        }

        if (Number(after) > Last)
        {
            return Refuse(StatusCodes.Status400BadRequest, "events.cursor-ahead");
        }

        var again = From(after, since);
        var (id, asked) = (Guid.NewGuid(), DateTimeOffset.UtcNow);
        await _broker.SendAsync(again);
        var replay = new JsonObject
        {
            ["id"] = id,
            ["after"] = Number(after),
            ["until"] = Last,
            ["cursor"] = Last,
            ["sent"] = again.Count,
            ["askedAt"] = asked,
            ["endedAt"] = DateTimeOffset.UtcNow,
        };
        lock (_lock)
        {
            _replays[id] = replay;
        }

        return Results.Accepted($"/subscriptions/replays/{id}", replay);
    }

    private async Task<IResult> HealthAsync()
    {
        var now = await _broker.LookAsync();
        return Results.Ok(new
        {
            queue = _broker.Queue,
            waiting = now.MessageCount,
            consumers = now.ConsumerCount,
            lastCursor = Last.ToString(CultureInfo.InvariantCulture),
        });
    }

    private async Task<IResult> TestAsync()
    {
        var test = Play.Test();
        await _broker.SendAsync([test]);
        return Results.Accepted((string?)null, new { id = test.Id });
    }

    private JsonObject? Find(Guid id)
    {
        lock (_lock)
        {
            return _replays.GetValueOrDefault(id);
        }
    }

    private List<Letter> From(string? after, DateTimeOffset? since)
    {
        lock (_lock)
        {
            return [.. _said.Where(letter => since is { } time ? letter.Time >= time : letter.Cursor > Number(after))];
        }
    }

    private static bool IsPlace(string? after, DateTimeOffset? since) =>
        after is null || (since is null && after.Length is > 0 and <= 18 && after.All(char.IsAsciiDigit));

    private static long Number(string? after) => long.Parse(after ?? "0", CultureInfo.InvariantCulture);

    private static string? Text(JsonObject request, string name) => (string?)request[name];

    private sealed record Place(string? After = null, DateTimeOffset? Since = null);

    private static IResult Refuse(int status, string code) =>
        Results.Problem(statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });
}
