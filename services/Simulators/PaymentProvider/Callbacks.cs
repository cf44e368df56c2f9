using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace ApecCard.Simulators.PaymentProvider;

/// <summary>
/// Tells merchants of payments, signed anew each time, until they have taken it (2xx), with growing pauses.
/// </summary>
public sealed class Callbacks(
    SigningKey key, Behaviour behaviour, IHttpClientFactory clients, ILogger<Callbacks> logger) : BackgroundService
{
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);
    private readonly Channel<Checkout> _owed = Channel.CreateUnbounded<Checkout>();

    public void Owe(Checkout paid) => _owed.Writer.TryWrite(paid);

    // As many at a time as there are: one merchant who does not answer holds up nobody else.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _owed.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = 1_000, CancellationToken = stoppingToken },
        async (paid, ct) =>
        {
            var times = behaviour.Times;
            for (var time = 0; time < times; time++)
            {
                await TellUntilTakenAsync(paid, ct);
            }
        });

    private async Task TellUntilTakenAsync(Checkout paid, CancellationToken stop)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            checkoutId = paid.Id,
            merchantReference = paid.Wanted.MerchantReference,
            amount = paid.Wanted.Amount,
            currency = paid.Wanted.Currency,
            paidAt = paid.Paid!.PaidAt,
            transactionId = paid.Paid.TransactionId,
        });

        for (var pause = TimeSpan.FromSeconds(0.5); !await IsTakenAsync(paid.Wanted.Callback!, body, stop); pause *= 2)
        {
            await Task.Delay(pause < _longestPause ? pause : _longestPause, stop);
        }
    }

    private async Task<bool> IsTakenAsync(Uri callback, byte[] body, CancellationToken stop)
    {
        try
        {
            await Task.Delay(behaviour.Delay, stop);
            using var http = clients.CreateClient();
            using var answer = await http.SendAsync(Signed(callback, body), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            logger.LogInformation("The merchant cannot be reached ({Why}), trying again", e.GetType().Name);
            return false;
        }
    }

    private HttpRequestMessage Signed(Uri callback, byte[] body)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Guid.NewGuid().ToString("N");
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n"), .. body, (byte)'\n'];
        return new(HttpMethod.Post, callback)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
            Headers =
            {
                { "X-Key-Id", key.Id },
                { "X-Timestamp", timestamp },
                { "X-Nonce", nonce },
                { "X-Signature", Convert.ToBase64String(key.Sign(signed)) },
            },
        };
    }
}
