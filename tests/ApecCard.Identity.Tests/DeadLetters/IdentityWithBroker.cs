using System.Text;
using ApecCard.Identity.DeadLetters;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using RabbitMQ.Client;

namespace ApecCard.Identity.Tests.DeadLetters;

/// <summary>The service with a real broker beside it, in whose queues the tests lay what died.</summary>
public sealed class IdentityWithBroker : IdentityService
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("ConnectionStrings:messaging", TestServers.RabbitMq);
        builder.UseSetting("Broker:Management", TestServers.RabbitMqManagement.ToString());
    }

    public HttpClient Operator(string name = "operator-1") => As(Roles.Operator, subject: name);

    /// <summary>A queue of nobody else, and the one beside it for what dies.</summary>
    public static async Task<(string Queue, string Dead)> AQueue()
    {
        var queue = $"test-{Guid.NewGuid():N}";
        await With(async channel =>
        {
            foreach (var name in new[] { queue, $"{queue}_error" })
            {
                await channel.QueueDeclareAsync(
                    name, durable: true, exclusive: false, autoDelete: false,
                    new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-expires"] = 600_000 });
            }

            return true;
        });
        return (queue, $"{queue}_error");
    }

    /// <summary>Lays a message there, as MassTransit does with what failed.</summary>
    public static Task Dies(string dead, Guid messageId, string body, int minutesAgo = 1) => With(async channel =>
    {
        var properties = new BasicProperties
        {
            MessageId = $"{messageId}",
            ContentType = "application/vnd.masstransit+json",
            Headers = new Dictionary<string, object?>
            {
                ["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                ["MT-Fault-ExceptionType"] = "ApecCard.ServiceDefaults.RuleViolationException",
                ["MT-Fault-Message"] = "No such case; ask zhang.san@company.example.",
                ["MT-Fault-Timestamp"] = $"{DateTimeOffset.UtcNow.AddMinutes(-minutesAgo):O}",
                ["apec-waited"] = 2,
                ["keep"] = "this",
            },
        };
        await channel.BasicPublishAsync("", dead, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
        return true;
    });

    public static string Envelope(string message) =>
        $$"""{"messageType":["urn:message:ApecCard.Contracts:FeePaid"],"message":{{message}}}""";

    public static Task<uint> Depth(string queue) => With(channel => channel.MessageCountAsync(queue));

    public static Task<BasicGetResult?> Take(string queue) =>
        With(channel => channel.BasicGetAsync(queue, autoAck: true));

    public async Task<ListDeadLetters.DeadLetterView[]> Look(string dead, string query = "") =>
        [.. (await Operator().GetFromJsonAsync<Page<ListDeadLetters.DeadLetterView>>(
            $"/broker/queues/{dead}/letters{query}", Json.Options))!.Items];

    private static async Task<T> With<T>(Func<IChannel, Task<T>> work)
    {
        await using var connection = await new ConnectionFactory { Uri = new(TestServers.RabbitMq) }
            .CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new(true, true));
        return await work(channel);
    }
}
