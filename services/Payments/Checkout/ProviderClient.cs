using System.Text.Json;
using System.Text.Json.Serialization;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Ledger;
using ApecCard.ServiceDefaults;
using Microsoft.Extensions.Options;
using Polly;

namespace ApecCard.Payments.Checkout;

/// <summary>
/// The payment provider: opens a checkout, tells us later by signed callback that it was paid, says how it is when
/// asked, gives back on demand. What is sent is signed (<see cref="SignRequests"/>).
/// </summary>
public sealed partial class ProviderClient
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
    public Task<OpenedCheckout> OpenAsync(Charge charge, CancellationToken ct) => OpenAsync(
        new Request(
            charge.Id, charge.Amount, charge.Currency, Describe(charge), _settings.Callback,
            _settings.ReturnTo(charge), Lines: null),
        ct);

    /// <summary>The one checkout of several charges, with a line for each.</summary>
    /// <exception cref="ProblemException">503 <c>payment-provider.unavailable</c>; nothing has changed.</exception>
    public Task<OpenedCheckout> OpenAsync(JointCheckout joint, IEnumerable<Charge> charges, CancellationToken ct) =>
        OpenAsync(
            new Request(
                joint.Id, joint.Amount, joint.Currency, $"APEC Business Travel Card × {joint.ChargeIds.Length}",
                _settings.Callback, _settings.ReturnToAll,
                [.. charges.Select(charge => new Line(charge.Id, charge.Amount, Describe(charge)))]),
            ct);

    /// <summary>
    /// The checkout the charge has, if it has one, cannot be paid any more. The provider closes what nobody paid, and
    /// says so when somebody did.
    /// </summary>
    /// <exception cref="RuleViolationException">charge.payment-arriving.</exception>
    /// <exception cref="ProblemException">503 <c>payment-provider.unavailable</c>.</exception>
    public async Task CloseAsync(Charge charge, CancellationToken ct)
    {
        if (charge.CheckoutId is { } checkoutId && !await CloseAsync(checkoutId, charge.Id, ct))
        {
            throw charge.Refused(
                "charge.payment-arriving", "A payment of this charge has been made and is on its way to us.");
        }
    }

    /// <summary>
    /// Gives so much of the charge's payment back, or of its line of a joint one, once under this key: asked again, the
    /// provider only confirms it.
    /// </summary>
    /// <exception cref="ProblemException">503 <c>payment-provider.unavailable</c>: it may have been done.</exception>
    public async Task<Movement> RefundAsync(Charge charge, Guid key, decimal amount, CancellationToken ct)
    {
        try
        {
            var made = await AskAsync<MadeRefund>("/refunds", key, new RefundRequest(
                charge.JointCheckoutId ?? charge.Id, charge.CheckoutId!, charge.TransactionId!, amount,
                charge.Currency, Line: charge.JointCheckoutId is null ? null : charge.Id), ct);
            return made is { RefundId.Length: > 0 and <= 100 } && made.TransactionId == charge.TransactionId
                ? new(made.RefundId, made.RefundedAt.ToUniversalTime())
                : throw new JsonException("The answer does not confirm the refund.");
        }
        catch (Exception e) when (IsTrouble(e, ct))
        {
            _logger.LogWarning(e, "The payment provider did not refund charge {ChargeId}", charge.Id);
            throw new ProblemException(
                StatusCodes.Status503ServiceUnavailable, "payment-provider.unavailable",
                "The payment provider did not confirm the refund. It will be asked again.");
        }
    }

    private async Task<OpenedCheckout> OpenAsync(Request request, CancellationToken ct)
    {
        try
        {
            var opened = await AskAsync<OpenedCheckout>("/checkouts", request.MerchantReference, request, ct);
            return opened is { IsUsable: true } ? opened : throw new JsonException("The answer names no checkout.");
        }
        catch (Exception e) when (IsTrouble(e, ct))
        {
            throw Unavailable(e, request.MerchantReference);
        }
    }

    private ProblemException Unavailable(Exception why, Guid reference)
    {
        _logger.LogWarning(why, "The payment provider does nothing about the checkout of {Reference}", reference);
        return new(
            StatusCodes.Status503ServiceUnavailable, "payment-provider.unavailable",
            "The payment provider cannot be reached. Nothing was charged; try again in a few minutes.");
    }

    private static string Describe(Charge charge) => $"APEC Business Travel Card {charge.Number}";

    private async Task<T?> AskAsync<T>(string path, Guid key, object body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Headers = { { "Idempotency-Key", key.ToString() } },
            Content = JsonContent.Create(body, options: Json.Options),
        };
        using var answer = await _http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<T>(Json.Options, ct);
    }

    // It is away, too slow, declines, or talks nonsense.
    private static bool IsTrouble(Exception e, CancellationToken ct) => !ct.IsCancellationRequested
        && e is HttpRequestException or ExecutionRejectedException or OperationCanceledException or JsonException;

    private sealed record Request(
        Guid MerchantReference, decimal Amount, string Currency, string Description, Uri Callback, Uri ReturnUrl,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Line>? Lines);

    private sealed record Line(Guid Reference, decimal Amount, string Description);

    private sealed record RefundRequest(
        Guid MerchantReference, string CheckoutId, string TransactionId, decimal Amount, string Currency,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Line);

    private sealed record MadeRefund(
        string? RefundId, string? TransactionId, [property: JsonRequired] DateTimeOffset RefundedAt);
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
