using System.Text.Json;
using ApecCard.ServiceDefaults;
using RabbitMQ.Client;

namespace ApecCard.Review.PreClearances;

/// <summary>The way to the economies' own queues.</summary>
public interface IEconomyMail
{
    /// <summary>Returns when every letter lies in its economy's queue, on disk; throws when one does not.</summary>
    Task SendAsync<T>(CloudEvent<T>[] letters, CancellationToken ct) where T : IToEconomy;
}

/// <summary>What one economy is told; no other can read it.</summary>
public interface IToEconomy
{
    string Economy { get; }
}

/// <summary>One letter, one message to the exchange abtc.requests, routed by the economy's code.</summary>
public sealed class EconomyMail(IConnectionFactory broker) : IEconomyMail, IAsyncDisposable
{
    public const string Exchange = "abtc.requests";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _one = new(1, 1);
    private IConnection? _connection;

    public async Task SendAsync<T>(CloudEvent<T>[] letters, CancellationToken ct) where T : IToEconomy
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_patience); // a letter that was never confirmed must not hold up the retry
        var connection = await ConnectAsync(patience.Token);

        // Confirmed by the broker; mandatory: a letter that no queue wants is an error, not a success.
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            patience.Token);
        await Task.WhenAll(letters.Select(letter => channel.BasicPublishAsync(
            Exchange,
            routingKey: letter.Data.Economy,
            mandatory: true,
            new BasicProperties
            {
                Persistent = true,
                ContentType = CloudEvents.ContentType,
                MessageId = letter.Id,
                Type = letter.Type,
            },
            JsonSerializer.SerializeToUtf8Bytes(letter, Json.Options),
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
            return _connection = await broker.CreateConnectionAsync("review, letters to the economies", ct);
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
