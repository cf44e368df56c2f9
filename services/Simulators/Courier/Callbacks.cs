using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ApecCard.Simulators.Courier;

/// <summary>
/// Tells the sender of a shipment what happened to it, signed, and says it again until it was taken (2xx).
/// </summary>
public sealed class Callbacks(
    SigningKey key, Behaviour behaviour, IHttpClientFactory clients, IConfiguration configuration,
    IHostApplicationLifetime lifetime, ILogger<Callbacks> logger)
{
    private const string Returned = "ReturnedToSender";
    private static readonly string[] _events = ["Accepted", "InTransit", "Delivered"];
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

    /// <summary>Courier__Pace: seconds from one event to the next.</summary>
    private readonly TimeSpan _pace = TimeSpan.FromSeconds(configuration.GetValue("Courier:Pace", 1.0));

    public void Start(Shipment shipment) => _ = TravelAsync(shipment, _events, lifetime.ApplicationStopping);

    /// <summary>It is brought back: what it would have come to on its way is not told any more.</summary>
    public void Return(Shipment shipment) => _ = TravelAsync(shipment, [Returned], lifetime.ApplicationStopping);

    private async Task TravelAsync(Shipment shipment, string[] events, CancellationToken stop)
    {
        try
        {
            foreach (var name in events)
            {
                await Task.Delay(_pace + behaviour.Delay, stop);
                if (shipment.TurnsBack && name is not Returned)
                {
                    return;
                }

                var happened = shipment.Happened(name);
                for (var time = 0; time < behaviour.Times; time++)
                {
                    await TellUntilTakenAsync(shipment, happened, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            logger.LogInformation("{TrackingNumber} stays where it is: the courier closes", shipment.TrackingNumber);
        }
    }

    private async Task TellUntilTakenAsync(Shipment shipment, Shipment.Event happened, CancellationToken stop)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            reference = shipment.Reference,
            trackingNumber = shipment.TrackingNumber,
            @event = happened.Name,
            at = happened.At,
        });

        for (var pause = TimeSpan.FromSeconds(0.5); !await IsTakenAsync(shipment.Callback, body, stop); pause *= 2)
        {
            await Task.Delay(pause < _longestPause ? pause : _longestPause, stop);
        }
    }

    private async Task<bool> IsTakenAsync(Uri callback, byte[] body, CancellationToken stop)
    {
        try
        {
            using var http = clients.CreateClient();
            using var answer = await http.SendAsync(Signed(callback, body), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            logger.LogInformation("The sender cannot be reached ({Why}), trying again", e.GetType().Name);
            return false;
        }
    }

    private HttpRequestMessage Signed(Uri callback, byte[] body)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Guid.NewGuid().ToString("N");
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n"), .. body, (byte)'\n'];
        return new HttpRequestMessage(HttpMethod.Post, callback)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
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
