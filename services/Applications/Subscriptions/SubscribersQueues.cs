using ApecCard.Applications.PublicEvents;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ApecCard.Applications.Subscriptions;

/// <summary>The queues at the broker that Identity provides, each of one subscriber.</summary>
public interface ISubscribersQueues
{
    /// <summary>How it stands with one; null when there is none.</summary>
    Task<QueueNow?> LookAsync(string queue, CancellationToken ct);

    /// <summary>Returns when the broker has them all, in this order; throws when it has not.</summary>
    Task SendAsync(string queue, IReadOnlyList<PublicLetter> letters, CancellationToken ct);
}

/// <param name="Waiting">How many messages nobody has taken yet.</param>
/// <param name="Consumers">How many listen.</param>
public sealed record QueueNow(long Waiting, long Consumers);

/// <summary>Over connections of their own: what is new is not held up.</summary>
public sealed class SubscribersQueues(IConnectionFactory broker) : ISubscribersQueues
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    public Task<QueueNow?> LookAsync(string queue, CancellationToken ct) => WithChannelAsync(async (channel, stop) =>
    {
        try
        {
            var there = await channel.QueueDeclarePassiveAsync(queue, stop);
            return new QueueNow(there.MessageCount, there.ConsumerCount);
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode is Constants.NotFound)
        {
            return null;
        }
    }, ct);

    public Task SendAsync(string queue, IReadOnlyList<PublicLetter> letters, CancellationToken ct) =>
        WithChannelAsync(async (channel, stop) =>
        {
            // Written one after the other, confirmed together.
            await Task.WhenAll(letters.Select(letter => channel.BasicPublishAsync(
                exchange: "", queue, mandatory: true, letter.Properties(), letter.Write(), stop).AsTask()));
            return true;
        }, ct);

    private async Task<T> WithChannelAsync<T>(Func<IChannel, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_patience);
        await using var connection = await broker.CreateConnectionAsync("applications, subscribers", patience.Token);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            patience.Token);
        return await work(channel, patience.Token);
    }
}
