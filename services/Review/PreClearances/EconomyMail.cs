using System.Text.Json;
using ApecCard.ServiceDefaults;
using RabbitMQ.Client;

namespace ApecCard.Review.PreClearances;

/// <summary>The way to the economies' own queues.</summary>
public interface IEconomyMail
{
    /// <summary>Returns when every question lies in its economy's queue, on disk; throws when one does not.</summary>
    Task SendAsync(CloudEvent<PreClearanceQuestion>[] questions, CancellationToken ct);
}

/// <summary>One question, one message to the exchange abtc.requests, routed by the economy's code.</summary>
public sealed class EconomyMail(IConnectionFactory broker) : IEconomyMail, IAsyncDisposable
{
    public const string Exchange = "abtc.requests";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _one = new(1, 1);
    private IConnection? _connection;

    public async Task SendAsync(CloudEvent<PreClearanceQuestion>[] questions, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_patience); // a question that was never confirmed must not hold up the retry
        var connection = await ConnectAsync(patience.Token);

        // Confirmed by the broker; mandatory: a question that no queue wants is an error, not a success.
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            patience.Token);
        await Task.WhenAll(questions.Select(question => channel.BasicPublishAsync(
            Exchange,
            routingKey: question.Data.Economy,
            mandatory: true,
            new BasicProperties
            {
                Persistent = true,
                ContentType = CloudEvents.ContentType,
                MessageId = question.Id,
                Type = question.Type,
            },
            JsonSerializer.SerializeToUtf8Bytes(question, Json.Options),
            patience.Token).AsTask()));
    }

    // The broker may be away when the service starts, and go away later: connects when needed, and again.
    private async Task<IConnection> ConnectAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_connection is { IsOpen: true } open)
            {
                return open;
            }

            await (_connection?.DisposeAsync() ?? ValueTask.CompletedTask);
            return _connection = await broker.CreateConnectionAsync("review, questions to the economies", ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_connection?.DisposeAsync() ?? ValueTask.CompletedTask);
        _one.Dispose();
    }
}
