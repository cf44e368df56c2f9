using System.Text.Json;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using Microsoft.Extensions.Options;
using Polly;

namespace ApecCard.Payments.Checkout;

/// <summary>The payment provider: opens a checkout, tells us later by signed callback that it was paid.</summary>
public sealed class ProviderClient
{
    private readonly HttpClient _http;
    private readonly PublicSettings _settings;
    private readonly ILogger<ProviderClient> _logger;

    public ProviderClient(HttpClient http, IOptions<PublicSettings> settings, ILogger<ProviderClient> logger)
    {
        (_http, _settings, _logger) = (http, settings.Value, logger);
        _http.Timeout = TimeSpan.FromSeconds(15); // somebody is waiting in front of a page
    }

    /// <summary>The one checkout of the charge: asked again, the provider answers the same.</summary>
    /// <exception cref="ProblemException">503 <c>payment-provider.unavailable</c>; nothing has changed.</exception>
    public async Task<OpenedCheckout> OpenAsync(Charge charge, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/checkouts")
            {
                Headers = { { "Idempotency-Key", charge.Id.ToString() } },
                Content = JsonContent.Create(new Request(
                    charge.Id, charge.Amount, charge.Currency, $"APEC Business Travel Card {charge.CaseNumber}",
                    _settings.Callback, _settings.ReturnTo(charge.CaseId)), options: Json.Options),
            };
            using var answer = await _http.SendAsync(request, ct);
            answer.EnsureSuccessStatusCode();
            var opened = await answer.Content.ReadFromJsonAsync<OpenedCheckout>(Json.Options, ct);
            return opened is { IsUsable: true } ? opened : throw new JsonException("The answer names no checkout.");
        }
        catch (Exception e) when (!ct.IsCancellationRequested
            && e is HttpRequestException or ExecutionRejectedException or OperationCanceledException or JsonException)
        {
            _logger.LogWarning(e, "The payment provider opened no checkout for charge {ChargeId}", charge.Id);
            throw new ProblemException(
                StatusCodes.Status503ServiceUnavailable, "payment-provider.unavailable",
                "The payment provider cannot be reached. Nothing was charged; try again in a few minutes.");
        }
    }

    private sealed record Request(
        Guid MerchantReference, decimal Amount, string Currency, string Description, Uri Callback, Uri ReturnUrl);
}

/// <param name="CashierUrl">Where the browser pays.</param>
public sealed record OpenedCheckout(string CheckoutId, Uri CashierUrl)
{
    internal bool IsUsable => this is
    {
        CheckoutId.Length: > 0 and <= 100,
        CashierUrl: { IsAbsoluteUri: true, Scheme: "http" or "https" },
    };
}
