using ApecCard.Delivery.Applications;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Delivery.Handovers;

/// <summary>The courier that mails cards; it tells by signed callback when it has taken one over.</summary>
public sealed class CourierClient(HttpClient http, IConfiguration configuration, ILogger<CourierClient> logger)
{
    /// <summary>Where the courier calls back: our public door, and the gateway's path to this service.</summary>
    private readonly Uri _callback = new(
        new Uri(configuration["Public:Url"] ?? "http://localhost:5100"),
        "/api/delivery/callbacks/courier");

    /// <summary>Books a shipment, the same one for the same key, and answers its S10 number.</summary>
    /// <exception cref="ProblemException">503 courier.unavailable, 502 courier.unexpected-answer.</exception>
    public async Task<string> BookAsync(
        Guid cardId, string key, PersonalData.Address address, CancellationToken ct)
    {
        using var booking = new HttpRequestMessage(HttpMethod.Post, "/shipments")
        {
            Headers = { { "Idempotency-Key", key } },
            Content = JsonContent.Create(Shipment.To(cardId, address, _callback), options: Json.Options),
        };

        HttpResponseMessage answer;
        try
        {
            answer = await http.SendAsync(booking, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested) // away, or too slow
        {
            logger.LogWarning(e, "The courier cannot be reached to book card {CardId}", cardId);
            throw Unavailable();
        }

        using (answer)
        {
            if ((int)answer.StatusCode >= StatusCodes.Status500InternalServerError)
            {
                logger.LogWarning("The courier answers {Status} to booking card {CardId}", answer.StatusCode, cardId);
                throw Unavailable();
            }

            return await ReadAsync(answer, ct) is { } number && S10.IsValid(number)
                ? number
                : throw Unexpected(cardId, answer);
        }
    }

    private static async Task<string?> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync<Booked>(Json.Options, ct))?.TrackingNumber
                : null;
        }
        catch (Exception) when (!ct.IsCancellationRequested) // not the agreed JSON: told by the caller
        {
            return null;
        }
    }

    private static ProblemException Unavailable() => new(
        StatusCodes.Status503ServiceUnavailable, "courier.unavailable",
        "The courier cannot be reached. Try again later.");

    private ProblemException Unexpected(Guid cardId, HttpResponseMessage answer)
    {
        logger.LogWarning("The courier's {Status} to booking card {CardId} is not usable", answer.StatusCode, cardId);
        return new(
            StatusCodes.Status502BadGateway,
            "courier.unexpected-answer",
            "The courier gave no valid tracking number. Nothing was posted.");
    }

    private sealed record Booked(string? TrackingNumber);

    private sealed record Shipment(
        Guid Reference,
        string Recipient,
        string Phone,
        string Province,
        string City,
        string Street,
        string? Postcode,
        Uri Callback)
    {
        public static Shipment To(Guid cardId, PersonalData.Address to, Uri callback) =>
            new(cardId, to.Recipient, to.Phone, to.Province, to.City, to.Street, to.Postcode, callback);

        public override string ToString() => nameof(Shipment); // never into a log
    }
}
