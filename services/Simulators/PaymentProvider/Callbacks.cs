using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace ApecCard.Simulators.PaymentProvider;

/// <summary>
/// Tells merchants of payments, signed anew each time, until they have taken it (2xx), with growing pauses; or wrongly,
/// or not at all, as the behaviour is when it is paid.
/// </summary>
public sealed class Callbacks(
    SigningKey key, Behaviour behaviour, IHttpClientFactory clients, ILogger<Callbacks> logger) : BackgroundService
{
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);
    private readonly Channel<Owed> _owed = Channel.CreateUnbounded<Owed>();
    private readonly ConcurrentQueue<Answer> _answers = new();

    /// <summary>What a merchant answered to a callback; 0 when it could not be reached.</summary>
    public sealed record Answer(string CheckoutId, CallbackKind Kind, int Status);

    public IEnumerable<Answer> Answered(string? checkoutId) =>
        _answers.Where(one => checkoutId is null || one.CheckoutId == checkoutId);

    /// <summary>The merchant is to be told, as it is the behaviour now.</summary>
    public async Task OweAsync(Checkout paid)
    {
        var owed = new Owed(paid, behaviour.Current.Callback, behaviour.Times, behaviour.Current.CallbackDelayMs);
        if (owed.Kind is CallbackKind.Before)
        {
            await TryAsync(owed, BodyOf(owed), CancellationToken.None);
        }

        if (owed.Kind is not CallbackKind.None)
        {
            _owed.Writer.TryWrite(owed);
        }
    }

    // As many at a time as there are: one merchant who does not answer holds up nobody else.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _owed.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = 1_000, CancellationToken = stoppingToken },
        async (owed, ct) =>
        {
            await Task.Delay(owed.DelayMs, ct);
            for (var time = 0; time < owed.Times; time++)
            {
                await TellAsync(owed, ct);
            }
        });

    private async Task TellAsync(Owed owed, CancellationToken stop)
    {
        var body = BodyOf(owed);
        for (var pause = TimeSpan.FromSeconds(0.5); !await TryAsync(owed, body, stop) && !owed.IsWrong; pause *= 2)
        {
            await Task.Delay(pause < _longestPause ? pause : _longestPause, stop);
        }
    }

    private static byte[] BodyOf(Owed owed)
    {
        var (paid, wanted) = (owed.Checkout.Paid!, owed.Checkout.Wanted);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            checkoutId = owed.Checkout.Id,
            merchantReference =
                owed.Kind is CallbackKind.UnknownCharge ? $"{Guid.NewGuid()}" : wanted.MerchantReference,
            amount = owed.Kind is CallbackKind.OtherAmount ? wanted.Amount - 0.01m : wanted.Amount,
            currency = wanted.Currency,
            paidAt = paid.PaidAt,
            transactionId = paid.TransactionId,
        });
    }

    private async Task<bool> TryAsync(Owed owed, byte[] body, CancellationToken stop)
    {
        try
        {
            await Task.Delay(behaviour.Delay, stop);
            using var forger = owed.Kind is CallbackKind.Forged ? new SigningKey() : null;
            using var http = clients.CreateClient();
            using var answer = await http.SendAsync(
                Signed(owed.Checkout.Wanted.Callback!, body, (forger ?? key).Sign), stop);
            _answers.Enqueue(new(owed.Checkout.Id, owed.Kind, (int)answer.StatusCode));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            _answers.Enqueue(new(owed.Checkout.Id, owed.Kind, 0));
            logger.LogInformation("The merchant cannot be reached ({Why}), trying again", e.GetType().Name);
            return false;
        }
    }

    private HttpRequestMessage Signed(Uri callback, byte[] body, Func<byte[], byte[]> sign)
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
                { "X-Signature", Convert.ToBase64String(sign(signed)) },
            },
        };
    }

    private sealed record Owed(Checkout Checkout, CallbackKind Kind, int Times, int DelayMs)
    {
        public bool IsWrong => Kind is CallbackKind.Forged or CallbackKind.OtherAmount or CallbackKind.UnknownCharge;
    }
}
