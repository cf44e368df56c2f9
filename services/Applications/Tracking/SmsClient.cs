using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Tracking;

/// <summary>Hands one text message to who sends them.</summary>
public sealed class SmsClient(HttpClient http)
{
    private sealed record Sms(string To, string Text)
    {
        public override string ToString() => nameof(Sms); // never into a log
    }

    public async Task<Posted> SendAsync(Guid messageId, string to, string text, CancellationToken stop)
    {
        using var sending = new HttpRequestMessage(HttpMethod.Post, "/messages")
        {
            Headers = { { "Idempotency-Key", $"{messageId}" } }, // tried again, it is still one message
            Content = JsonContent.Create(new Sms(to, text), options: Json.Options),
        };
        try
        {
            using var answer = await http.SendAsync(sending, stop);
            var status = (int)answer.StatusCode;
            return answer.IsSuccessStatusCode ? Posted.Sent : new(false, status is 400 or 422, $"sms-{status}");
        }
        catch (Exception) when (!stop.IsCancellationRequested) // away, or too slow
        {
            return new(false, false, "unreachable");
        }
    }
}
