using System.Net;
using System.Text.Json;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Checkout;

/// <summary>How it stands with a checkout, and its end.</summary>
public sealed partial class ProviderClient
{
    /// <exception cref="ProblemException">503 <c>payment-provider.unavailable</c>.</exception>
    public async Task<CheckoutStatus> QueryAsync(WatchedCheckout watched, CancellationToken ct)
    {
        try
        {
            using var answer = await _http.GetAsync(PathOf(watched.CheckoutId), ct);
            if (answer.StatusCode is HttpStatusCode.NotFound)
            {
                return new(watched.CheckoutId, watched.Reference, CheckoutState.Unknown, 0, null, null, null);
            }

            answer.EnsureSuccessStatusCode();
            var status = await answer.Content.ReadFromJsonAsync<CheckoutStatus>(Json.Options, ct);
            return status?.IsOf(watched) is true
                ? status
                : throw new JsonException("The answer is not about this checkout, or says too little.");
        }
        catch (Exception e) when (IsTrouble(e, ct))
        {
            throw Unavailable(e, watched.Reference);
        }
    }

    /// <summary>Nobody can pay it any more; false when somebody has.</summary>
    /// <exception cref="ProblemException">503 <c>payment-provider.unavailable</c>.</exception>
    public Task<bool> CloseAsync(WatchedCheckout watched, CancellationToken ct) =>
        CloseAsync(watched.CheckoutId, watched.Reference, ct);

    private async Task<bool> CloseAsync(string checkoutId, Guid reference, CancellationToken ct)
    {
        try
        {
            using var answer = await _http.PostAsync($"{PathOf(checkoutId)}/closure", content: null, ct);
            if (answer.StatusCode is HttpStatusCode.Conflict)
            {
                return false;
            }

            if (answer.StatusCode is not HttpStatusCode.NotFound) // it has forgotten it: nobody can pay it
            {
                answer.EnsureSuccessStatusCode();
            }

            return true;
        }
        catch (Exception e) when (IsTrouble(e, ct))
        {
            throw Unavailable(e, reference);
        }
    }

    private static string PathOf(string checkoutId) => $"/checkouts/{Uri.EscapeDataString(checkoutId)}";
}
