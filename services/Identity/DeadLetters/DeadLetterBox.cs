using ApecCard.ServiceDefaults;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ApecCard.Identity.DeadLetters;

/// <summary>
/// The dead letters of one queue, in the hands of one operator. They are not acknowledged, so that the broker puts them
/// back when the box is closed, or when we end before that. Whoever has one in hand hides it from others: therefore a
/// lock in the database lets operators open a queue one after another, on whichever replica. Put back, they may lie in
/// another order than before, which means nothing: we show them by the time of their death, and receivers expect none.
/// Only what was sent again and confirmed, or thrown away and recorded, is acknowledged. A crash before that leaves it
/// in the queue as well, and it may be sent twice: the inbox of its receiver handles it once.
/// </summary>
public sealed class DeadLetterBox : IAsyncDisposable
{
    /// <summary>So many are looked at; the others come into sight when these have gone.</summary>
    public const int Most = 500;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly IConnection _broker;
    private readonly IChannel _channel;
    private readonly NpgsqlConnection _lock;
    private readonly string _queue;
    private readonly string _before;
    private readonly List<DeadLetter> _letters = [];

    private DeadLetterBox(IConnection broker, IChannel channel, NpgsqlConnection held, string queue, string before) =>
        (_broker, _channel, _lock, _queue, _before) = (broker, channel, held, queue, before);

    /// <summary>What lies there, the oldest first.</summary>
    public IReadOnlyList<DeadLetter> Letters => _letters;

    public DeadLetter? Find(Guid id) => _letters.Find(letter => letter.Id == id);

    /// <returns>None, if there is no such queue.</returns>
    internal static async Task<DeadLetterBox?> OpenAsync(
        IConnectionFactory factory, NpgsqlDataSource database, string queue, string before, CancellationToken ct)
    {
        var broker = await factory.CreateConnectionAsync("identity, dead letters", ct);
        var held = await database.OpenConnectionAsync(ct);
        var box = new DeadLetterBox(
            broker,
            await broker.CreateChannelAsync(
                new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct),
            held, queue, before);
        try
        {
            await box.LockAsync("pg_advisory_lock", ct);
            await box.TakeAsync(ct);
            return box;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            await box.DisposeAsync();
            return null;
        }
        catch
        {
            await box.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Puts it back into the queue it died in, as it came: its bytes and its message id, without the headers of its
    /// failure. Returns when the broker has confirmed; it still lies here as well, until <see cref="RemoveAsync"/>.
    /// </summary>
    /// <exception cref="RuleViolationException">dead-letter.queue-gone.</exception>
    public async Task SendAsync(DeadLetter letter, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_patience); // a broker without memory confirms nothing
        var properties = new BasicProperties(letter.Properties) { Headers = letter.HeadersOfBefore };
        try
        {
            await _channel.BasicPublishAsync("", _before, mandatory: true, properties, letter.Body, patience.Token);
        }
        catch (PublishException e) when (e.IsReturn)
        {
            throw new RuleViolationException(
                "dead-letter.queue-gone", "The queue it died in is not there any more: start its service first.");
        }
    }

    /// <summary>Takes it out of the queue of dead letters.</summary>
    public async Task RemoveAsync(DeadLetter letter, CancellationToken ct)
    {
        await _channel.BasicAckAsync(letter.Delivery, multiple: false, ct);
        _letters.Remove(letter);
    }

    /// <summary>What is left goes back, and the next one may open the box.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await PutBackAsync();
        }
        catch (Exception e) when (e is AlreadyClosedException or OperationInterruptedException
            or OperationCanceledException)
        {
            // A broker that has lost us puts them back by itself.
        }

        try
        {
            await LockAsync("pg_advisory_unlock", CancellationToken.None);
        }
        finally
        {
            await _channel.DisposeAsync();
            await _broker.DisposeAsync();
            await _lock.DisposeAsync();
        }
    }

    private async Task TakeAsync(CancellationToken ct)
    {
        await _channel.QueueDeclarePassiveAsync(_queue, ct);
        while (_letters.Count < Most && await _channel.BasicGetAsync(_queue, autoAck: false, ct) is { } got)
        {
            _letters.Add(new(got));
        }

        _letters.Sort((one, other) => Nullable.Compare(one.DiedAt, other.DiedAt));
    }

    // The broker is not done when it has heard of it: the next one to open the box must find them.
    private async Task PutBackAsync()
    {
        using var patience = new CancellationTokenSource(_patience);
        foreach (var letter in _letters)
        {
            await _channel.BasicNackAsync(letter.Delivery, multiple: false, requeue: true, patience.Token);
        }

        while (await _channel.MessageCountAsync(_queue, patience.Token) < _letters.Count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }

    private async Task LockAsync(string function, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select {function}(hashtextextended($1, 11))", _lock)
        {
            Parameters = { new() { Value = _queue } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
