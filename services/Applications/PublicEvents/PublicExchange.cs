using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ApecCard.Applications.PublicEvents;

/// <summary>The way to whoever subscribes.</summary>
public interface IPublicExchange
{
    /// <summary>Returns when the broker has it, in every queue that asks for it; throws when it has not.</summary>
    Task SendAsync(PublicLetter letter, CancellationToken ct);
}

/// <summary>The topic exchange abtc.events, which Identity provides. One caller at a time.</summary>
public sealed class PublicExchange(IConnectionFactory broker) : IPublicExchange, IAsyncDisposable
{
    public const string Name = "abtc.events";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private IConnection? _connection;
    private IChannel? _channel;

    /// <summary>Whether this says that the broker, or the queue, is away.</summary>
    public static bool IsAway(Exception e, CancellationToken ct) => !ct.IsCancellationRequested
        && e is BrokerUnreachableException or OperationInterruptedException or AlreadyClosedException
            or PublishException or OperationCanceledException or IOException;

    public async Task SendAsync(PublicLetter letter, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_patience); // one that was never confirmed must not hold up the retry
        var channel = await OpenAsync(patience.Token);
        try
        {
            await channel.BasicPublishAsync(
                Name,
                letter.RoutingKey,
                mandatory: false, // it is no error that nobody has subscribed to this
                letter.Properties(),
                letter.Write(),
                patience.Token);
        }
        catch
        {
            await DisposeAsync(); // what was not confirmed on this channel must not come after what is sent next
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_channel?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_connection?.DisposeAsync() ?? ValueTask.CompletedTask);
        (_channel, _connection) = (null, null);
    }

    // The broker may be away when the service starts, and go away later: connects when needed, and again.
    private async Task<IChannel> OpenAsync(CancellationToken ct)
    {
        if (_channel is { IsOpen: true } open)
        {
            return open;
        }

        await DisposeAsync();
        _connection = await broker.CreateConnectionAsync("applications, public events", ct);
        return _channel = await _connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            ct);
    }
}
