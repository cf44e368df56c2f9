using System.Collections.Concurrent;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ApecCard.Simulators.Economies;

/// <summary>
/// One economy's system. It answers each question once: a repeated question gets the same answer again, at once. Many
/// questions may wait at the same time (up to the prefetch); each is acknowledged only when its answer lies safely with
/// the broker, so a crash loses none. Where it is told to, it asks the applicant first and decides when the answer has
/// come. What it has granted it can withdraw until it is started anew: what it decided it does not keep. A request that
/// is cancelled it forgets, and answers nothing any more; another passport changes nothing for it.
/// </summary>
public sealed class Ministry(string economy, EconomiesSettings settings, Behaviour all, ILogger<Ministry> logger)
{
    private const ushort AtOnce = 1000;
    private const string Exchange = "abtc.decisions";

#pragma warning disable CA1308 // broker names are lower case
    private readonly string _code = economy.ToLowerInvariant();
#pragma warning restore CA1308
    private readonly ConcurrentDictionary<string, Word> _words = new(); // by the question's event id
    private readonly ConcurrentDictionary<string, Case> _cases = new(StringComparer.OrdinalIgnoreCase); // by number
    private readonly ConcurrentDictionary<Guid, bool> _forgotten = new(); // cancelled requests
    private volatile IChannel? _channel;
    private int _asked;

    public string Economy { get; } = economy;

    /// <summary>How this economy alone behaves.</summary>
    public Behaviour Own { get; } = new();

    public object Status => new { Economy, Connected = _channel is not null, Asked = _asked, Decided = _words.Count };

    private sealed record Case(Question Question, Word Last);

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

            _channel = null;
            await Task.Delay(TimeSpan.FromSeconds(1), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Takes back what was granted, by its next word. 404 for a case it has said nothing about since it was started,
    /// 409 when it has not granted, 503 without a connection, or as its behaviour says.
    /// </summary>
    public async Task<IResult> WithdrawAsync(string caseNumber, CancellationToken ct)
    {
        await Task.Delay(all.Delay + Own.Delay, ct);
        if (_channel is not { } channel || all.FailsNow() || Own.FailsNow())
        {
            return Results.Problem("Out of order.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        if (!_cases.TryGetValue(caseNumber, out var known))
        {
            return Results.NotFound();
        }

        if (known.Last.Saying is not Saying.Granted)
        {
            return Results.Problem($"{known.Last.Saying}.", statusCode: StatusCodes.Status409Conflict);
        }

        var word = new Word(Saying.Withdrawn, known.Last.Version + 1, DateTimeOffset.UtcNow);
        await SayAsync(channel, known.Question, word, ct);
        return Results.NoContent();
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
        _channel = channel;
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

            if (question.IsNews)
            {
                TakeNote(question);
                await channel.BasicAckAsync(tag, multiple: false, stop);
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

                word = _words.GetOrAdd(question.Id, _ => Answering(question));
            }

            if (!_forgotten.ContainsKey(question.Data.RequestId))
            {
                await SayAsync(channel, question, word, stop);
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

    private void TakeNote(Question news)
    {
        if (news.IsCancellation)
        {
            _forgotten[news.Data.RequestId] = true;
            _words.TryRemove(news.Data.RequestId.ToString(), out _);
            _cases.TryRemove(news.Subject ?? "", out _);
        }
    }

    // A request is answered with the first word; what follows the applicant's answer is the second.
    private Word Answering(Question question)
    {
        var now = DateTimeOffset.UtcNow;
        return question.IsRequest && Is(question, (behaviour, who) => behaviour.Queries(who))
            ? new(Saying.Queried, 1, now)
            : new(
                Is(question, (behaviour, who) => behaviour.Refuses(who)) ? Saying.Refused : Saying.Granted,
                question.IsRequest ? 1 : 2,
                now);
    }

    private bool Is(Question question, Func<Behaviour, string, bool> so) => new[] { all, Own }.Any(behaviour =>
        so(behaviour, Economy) || (question.Subject is { } caseNumber && so(behaviour, caseNumber)));

    // As often as it is told to; then it knows what it said last, were it to withdraw it.
    private async Task SayAsync(IChannel channel, Question question, Word word, CancellationToken stop)
    {
        var answer = Answer.To(question, Economy, word).ToJson();
        for (var time = 0; time < all.Times + Own.Current.Repeat; time++)
        {
            await PublishAsync(channel, answer, stop);
        }

        if (question.Subject is { } caseNumber)
        {
            var said = new Case(question, word);
            _cases.AddOrUpdate(caseNumber, said, (_, known) => known.Last.Version >= word.Version ? known : said);
        }
    }

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
