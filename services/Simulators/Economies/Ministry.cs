using System.Collections.Concurrent;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ApecCard.Simulators.Economies;

/// <summary>
/// One economy's system. It decides each question once: a repeated question gets the same answer again, at once. Many
/// questions may wait at the same time (up to the prefetch); each is acknowledged only when its answer lies safely with
/// the broker, so a crash loses none.
/// </summary>
public sealed class Ministry(string economy, EconomiesSettings settings, Behaviour all, ILogger<Ministry> logger)
{
    private const ushort AtOnce = 1000;
    private const string Exchange = "abtc.decisions";

#pragma warning disable CA1308 // broker names are lower case
    private readonly string _code = economy.ToLowerInvariant();
#pragma warning restore CA1308
    private readonly ConcurrentDictionary<string, Word> _words = new(); // by the question's event id
    private bool _connected;
    private int _asked;

    public string Economy { get; } = economy;

    /// <summary>How this economy alone behaves.</summary>
    public Behaviour Own { get; } = new();

    public object Status => new { Economy, Connected = _connected, Asked = _asked, Decided = _words.Count };

    private readonly record struct Word(bool Refused, DateTimeOffset At);

    private string User => $"economy-{_code}";

    public async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // The broker is away, or our user or queue is not there yet.
                logger.LogInformation("{Economy} cannot read its questions yet ({Why})", Economy, e.GetType().Name);
            }

            _connected = false;
            await Task.Delay(TimeSpan.FromSeconds(1), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Returns when the channel is lost, throws when there is none to be had.
    private async Task ReadAsync(CancellationToken stop)
    {
        await using var connection = await settings.FactoryFor(User).CreateConnectionAsync(User, stop);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            stop);
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) => Task.FromResult(lost.TrySetResult());

        await channel.BasicQosAsync(prefetchSize: 0, AtOnce, global: false, stop);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.UnregisteredAsync += (_, _) => Task.FromResult(lost.TrySetResult()); // the queue was deleted
        consumer.ReceivedAsync += (_, delivery) =>
        {
            // The bytes belong to the client library until here; the answer is given while others are read.
            _ = AnswerLaterAsync(channel, delivery.DeliveryTag, Question.Read(delivery.Body.Span), stop);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync($"economy.{_code}.requests", autoAck: false, consumer, stop);
        _connected = true;
        await lost.Task.WaitAsync(stop);
    }

    private async Task AnswerLaterAsync(IChannel channel, ulong tag, Question? question, CancellationToken stop)
    {
        try
        {
            if (question is null || question.Data.Economy != Economy)
            {
                await channel.BasicNackAsync(tag, multiple: false, requeue: false, stop); // not for us
                return;
            }

            Interlocked.Increment(ref _asked);
            if (!_words.TryGetValue(question.Id, out var word))
            {
                await Task.Delay(Latency.Of(settings.Scale) + all.Delay + Own.Delay, stop);
                if (all.FailsNow() || Own.FailsNow())
                {
                    await channel.BasicNackAsync(tag, multiple: false, requeue: true, stop); // dropped, and found again
                    return;
                }

                word = _words.GetOrAdd(question.Id, _ => new(IsRefused(question), DateTimeOffset.UtcNow));
            }

            var answer = Answer.To(question, Economy, word.Refused, word.At).ToJson();

            for (var time = 0; time < all.Times + Own.Current.Repeat; time++)
            {
                await PublishAsync(channel, answer, stop);
            }

            await channel.BasicAckAsync(tag, multiple: false, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            logger.LogWarning(e, "{Economy} could not answer; the broker asks again", Economy);
            await AskAgainAsync(channel, tag);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the broker keeps the question.
        }
    }

    private bool IsRefused(Question question) => new[] { all, Own }.Any(behaviour =>
        behaviour.Refuses(Economy) || (question.Subject is { } caseNumber && behaviour.Refuses(caseNumber)));

    // The broker checks that the user-id is ours; it proves to the receiver who has decided.
    private async Task PublishAsync(IChannel channel, byte[] answer, CancellationToken stop) =>
        await channel.BasicPublishAsync(Exchange, routingKey: _code, mandatory: true, new BasicProperties
        {
            UserId = User,
            ContentType = "application/cloudevents+json",
            Persistent = true,
        }, answer, stop);

    private static async Task AskAgainAsync(IChannel channel, ulong tag)
    {
        if (channel.IsOpen) // else the broker does so by itself
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await channel.BasicNackAsync(tag, multiple: false, requeue: true);
        }
    }
}
