using ApecCard.ServiceDefaults;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// Reads what the economies say. Taken: acknowledged. Malformed, unauthorised or against a rule: to
/// review-decisions_error at once. Anything else (the database is away, the request not saved yet) is tried again, each
/// time later, for ten minutes; then it goes there too, from where operations can send it again.
/// </summary>
public sealed class DecisionsQueue(
    IConnectionFactory broker, IServiceScopeFactory scopes, SecurityLog security, ILogger<DecisionsQueue> logger)
    : BackgroundService
{
    public const string Queue = "review-decisions";

    private const int Attempts = 30;
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The broker is away, or Identity has not provisioned the queue yet.
                logger.LogWarning("The decisions cannot be read now ({Why}), trying again", e.GetType().Name);
            }

            await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Returns when the channel is lost, throws when there is none to be had.
    private async Task ReadAsync(CancellationToken stop)
    {
        await using var connection = await broker.CreateConnectionAsync("review, the economies' decisions", stop);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(false, false, consumerDispatchConcurrency: 8), stop);
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) => Task.FromResult(lost.TrySetResult());

        // What waits for its next attempt counts as well, so that many may wait without holding up the others.
        await channel.BasicQosAsync(prefetchSize: 0, prefetchCount: 200, global: false, stop);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) => HandleAsync(channel, delivery, stop);
        consumer.UnregisteredAsync += (_, _) => Task.FromResult(lost.TrySetResult()); // the queue was deleted
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, stop);
        await lost.Task.WaitAsync(stop);
    }

    private async Task HandleAsync(IChannel channel, BasicDeliverEventArgs delivery, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var record = scope.ServiceProvider.GetRequiredService<RecordWord>();
            await record.Handle(delivery.BasicProperties.UserId, EconomyWord.Read(delivery.Body.Span), stop);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, stop);
        }
        catch (ProblemException e)
        {
            logger.LogWarning(
                "A word from {User} is rejected, {Code}: {Why}", delivery.BasicProperties.UserId, e.Code, e.Message);
            if (e is WordRejectedException)
            {
                security.Note(SecurityEvent.Forged, e.Code, Queue, delivery.BasicProperties.UserId);
            }

            await channel.BasicNackAsync(delivery.DeliveryTag, multiple: false, requeue: false, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            var attempt = AttemptOf(delivery);
            logger.Log(
                e is TooEarlyException ? LogLevel.Information : LogLevel.Warning, e,
                "A word from {User} failed, attempt {Attempt}", delivery.BasicProperties.UserId, attempt);
            _ = TryAgainAsync(channel, delivery.DeliveryTag, attempt, stop); // the next one need not wait for this
        }
    }

    private async Task TryAgainAsync(IChannel channel, ulong tag, long attempt, CancellationToken stop)
    {
        try
        {
            var wait = TimeSpan.FromMilliseconds(200 * Math.Pow(2, attempt));
            await Task.Delay(wait < _longestWait ? wait : _longestWait, stop);
            await channel.BasicNackAsync(tag, multiple: false, requeue: attempt < Attempts, stop);
        }
        catch (Exception e)
        {
            // The channel or the service has ended: the broker itself puts back what was not acknowledged.
            logger.LogDebug(e, "Left to the broker");
        }
    }

    // A quorum queue counts how often it has delivered a message before.
    private static long AttemptOf(BasicDeliverEventArgs delivery) =>
        delivery.BasicProperties.Headers?.TryGetValue("x-delivery-count", out var count) is true
            ? Convert.ToInt64(count, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
}
