// A whole subscriber: it hears over AMQP, reads over HTTP what it missed, and keeps for each application what is known.
// README.md says how to run it; docs/subscribers.md, what is promised.

using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using ApecCard.Subscriber;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
var (name, secret, file) = (Setting("NAME"), Setting("SECRET"), Setting("STATE"));
var mode = args.FirstOrDefault() ?? "both"; // "live" never reads, "read" never listens: both know the same in the end
var known = File.Exists(file)
    ? JsonSerializer.Deserialize<Memory>(await File.ReadAllTextAsync(file), json)!
    : new Memory("0", []);
var tokenUntil = DateTimeOffset.MinValue;
using var http = new HttpClient { BaseAddress = new(Setting("GATEWAY")) };
if (mode == "read")
{
    await ReadAsync();
    Console.WriteLine(JsonSerializer.Serialize(known, json));
    return;
}

while (true)
{
    try
    {
        await ListenAsync();
    }
    catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException
        or BrokerUnreachableException or OperationInterruptedException)
    {
        Console.Error.WriteLine($"{e.GetBaseException().Message} Trying again.");
        await Task.Delay(TimeSpan.FromSeconds(1));
    }
}

// Until the line breaks. What came before is read first: some of it may have fallen out of the queue.
async Task ListenAsync()
{
    await ReadAsync();
    var broker = new ConnectionFactory
    {
        Uri = new(Setting("BROKER")),
        UserName = name,
        Password = secret,
        AutomaticRecoveryEnabled = false, // it would go on without reading
    };
    await using var connection = await broker.CreateConnectionAsync();
    await using var channel = await connection.CreateChannelAsync();
    var heard = Channel.CreateUnbounded<(ulong Tag, byte[] Body)>();
    var ear = new AsyncEventingBasicConsumer(channel);
    ear.ReceivedAsync += async (_, letter) =>
        await heard.Writer.WriteAsync((letter.DeliveryTag, letter.Body.ToArray()));
    channel.ChannelShutdownAsync += (_, why) =>
    {
        heard.Writer.TryComplete(new OperationInterruptedException(why));
        return Task.CompletedTask;
    };
    await channel.BasicQosAsync(prefetchSize: 0, prefetchCount: 100, global: false);
    await channel.BasicConsumeAsync(Setting("QUEUE"), autoAck: false, ear);
    await foreach (var (tag, body) in heard.Reader.ReadAllAsync())
    {
        await HearAsync(JsonSerializer.Deserialize<JsonElement>(body));
        await channel.BasicAckAsync(tag, multiple: false); // not before it is kept
    }
}

async Task HearAsync(JsonElement said)
{
    if (Text(said, "type") == "abtc.test") // about no case; who asked for it wants to see what is known
    {
        Console.WriteLine(JsonSerializer.Serialize(new { test = Text(said, "id"), known.Cases }, json));
        return;
    }

    if (known.Lacks(said))
    {
        await ReadAsync(); // if it finds nothing between, that was of a type we are not registered for
    }

    if (known.Take(said))
    {
        await KeepAsync();
    }
}

// From where the last reading ended, not from the newest event heard: of other cases, older ones may still be missing.
async Task ReadAsync()
{
    for (var hasMore = mode != "live"; hasMore;)
    {
        if (DateTimeOffset.UtcNow > tokenUntil)
        {
            using var signedIn = await http.PostAsJsonAsync(
                "/api/identity/tokens", new { grant = "client-credentials", clientId = name, clientSecret = secret });
            var token = await signedIn.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            http.DefaultRequestHeaders.Authorization = new("Bearer", Text(token, "accessToken"));
            tokenUntil = token.GetProperty("expiresAt").GetDateTimeOffset().AddMinutes(-1);
        }

        var page = await http.GetFromJsonAsync<JsonElement>(
            $"/api/subscriptions/events?after={known.Cursor}&limit=1000");
        foreach (var said in page.GetProperty("items").EnumerateArray())
        {
            known.Take(said);
        }

        known = known with { Cursor = Text(page, "next") };
        hasMore = page.GetProperty("hasMore").GetBoolean();
        await KeepAsync();
    }
}

// A database would do better: cursor and cases in one transaction.
async Task KeepAsync()
{
    await File.WriteAllTextAsync($"{file}.new", JsonSerializer.Serialize(known, json));
    File.Move($"{file}.new", file, overwrite: true);
}

static string Text(JsonElement of, string property) => of.GetProperty(property).GetString()!;

static string Setting(string name) =>
    Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name}, see README.md.");
