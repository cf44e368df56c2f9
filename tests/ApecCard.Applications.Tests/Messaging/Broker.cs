using ApecCard.Testing;
using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ApecCard.Applications.Tests.Messaging;

/// <summary>The broker seen from outside.</summary>
public static class Broker
{
    /// <summary>How many messages wait in a queue; none if there is no such queue.</summary>
    public static Task<int> Depth(string queue) => With(async channel =>
    {
        try
        {
            return (int)await channel.MessageCountAsync(queue);
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0;
        }
    });

    /// <summary>A queue of our own that gets a copy of every message of this type, from now on.</summary>
    public static Task<string> Tap<TMessage>() => With(async channel =>
    {
        var (exchange, tap) = ($"{typeof(TMessage).Namespace}:{typeof(TMessage).Name}", $"tap-{Guid.NewGuid():N}");
        var arguments = new Dictionary<string, object?> { ["x-queue-type"] = "quorum", ["x-expires"] = 300_000 };
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync(tap, durable: true, exclusive: false, autoDelete: false, arguments);
        await channel.QueueBindAsync(tap, exchange, "");
        return tap;
    });

    public static Task ForgetQueuesOf<TInAssembly>(string service) => With(async channel =>
    {
        var name = new KebabCaseEndpointNameFormatter(service, includeNamespace: false);
        var types = typeof(TInAssembly).Assembly.GetTypes();
        foreach (var consumer in types.Where(type => type.IsAssignableTo(typeof(IConsumer))))
        {
            var queue = name.SanitizeName($"{service}-{consumer.Name}");
            await channel.QueueDeleteAsync(queue);
            await channel.QueueDeleteAsync(queue + "_error");
            await channel.QueueDeleteAsync(queue + "_skipped");
        }

        return true;
    });

    private static async Task<T> With<T>(Func<IChannel, Task<T>> work)
    {
        var broker = new ConnectionFactory { Uri = new(TestServers.RabbitMq) };
        await using var connection = await broker.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await work(channel);
    }
}
