namespace ApecCard.Simulators.PaymentProvider;

/// <summary>
/// The payment provider: a merchant opens a checkout, the payer pays it on the cashier's page, the merchant is told by
/// a signed callback until it has taken it. A merchant closes what nobody has paid; it gives a payment back, in full or
/// one of its lines, and has the answer at once; asked again under the same Idempotency-Key it is the same refund. Behaviour: DelayMs, FailNext and FailRate disturb
/// checkouts, payments and refunds, DelayMs also callbacks; Repeat sends each callback again; Refuse lists the merchant
/// references whose payment (402) or refund (422) is declined.
/// </summary>
public static class PaymentProviderSimulator
{
    public sealed record Opened(string CheckoutId, string CashierUrl);

    public sealed record RefundRequest(
        string? MerchantReference, string? CheckoutId, string? TransactionId, decimal Amount, string? Currency,
        string? Line = null);

    public sealed record MadeRefund(string RefundId, string TransactionId, DateTimeOffset RefundedAt);

    public static Action<WebApplication> Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Checkouts>();
        builder.Services.AddSingleton<Callbacks>()
            .AddHostedService(services => services.GetRequiredService<Callbacks>());
        return app =>
        {
            app.MapGet("/.well-known/jwks.json", (SigningKey key) => key.Jwks());
            app.MapPost("/checkouts", Open).Disturbed();
            app.MapPost("/checkouts/{id}/closure", Close).Disturbed();
            app.MapPost("/refunds", GiveBack).Disturbed();
            app.MapGet("/cashier/{id}", Show);
            app.MapPost("/cashier/{id}/payment", Pay).Disturbed();
        };
    }

    private static IResult Open(CheckoutRequest wanted, HttpRequest http, Checkouts checkouts)
    {
        var key = http.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > 100 || !wanted.IsComplete)
        {
            return Results.Problem(
                "Idempotency-Key, reference, amount, description and addresses are needed.", statusCode: 400);
        }

        var checkout = checkouts.Open(key, wanted);
        var cashierUrl = $"{http.Scheme}://{http.Host}/cashier/{checkout.Id}";
        return checkout.Wanted.IsTheSameAs(wanted)
            ? Results.Created(cashierUrl, new Opened(checkout.Id, cashierUrl))
            : Results.Problem("This Idempotency-Key was used for another checkout.", statusCode: 422);
    }

    private static IResult Close(string id, Checkouts checkouts) =>
        checkouts.Find(id) is not { } checkout ? Results.Problem("There is no such checkout.", statusCode: 404)
        : checkout.Close() ? Results.Ok()
        : Results.Problem("It is paid.", statusCode: 409);

    private static IResult Show(string id, Checkouts checkouts) =>
        checkouts.Find(id) is { } checkout ? CashierPage.Of(checkout) : CashierPage.Unknown();

    // Pressed twice, it is one payment; the payer sees the same page.
    private static IResult Pay(string id, Checkouts checkouts, Callbacks callbacks, Behaviour behaviour)
    {
        if (checkouts.Find(id) is not { } checkout)
        {
            return CashierPage.Unknown();
        }

        if (behaviour.Refuses(checkout.Wanted.MerchantReference!))
        {
            return CashierPage.Declined(checkout);
        }

        if (checkout.Pay(DateTimeOffset.UtcNow))
        {
            callbacks.Owe(checkout);
        }

        return CashierPage.Of(checkout);
    }

    private static IResult GiveBack(RefundRequest wanted, HttpRequest http, Checkouts checkouts, Behaviour behaviour)
    {
        var key = http.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > 100 || wanted.CheckoutId is null)
        {
            return Results.Problem("Idempotency-Key and the payment are needed.", statusCode: 400);
        }

        if (checkouts.Find(wanted.CheckoutId) is not { Paid: { } paid } checkout
            || paid.TransactionId != wanted.TransactionId
            || checkout.Wanted.MerchantReference != wanted.MerchantReference)
        {
            return Results.Problem("There is no such payment.", statusCode: 404);
        }

        if ((checkout.AmountOf(wanted.Line), checkout.Wanted.Currency) != (wanted.Amount, wanted.Currency)
            || behaviour.Refuses(wanted.Line ?? wanted.MerchantReference!))
        {
            return Results.Problem("The refund is declined: it is neither the whole payment nor one of its lines.", statusCode: 422);
        }

        return checkout.GiveBack(key, wanted.Line, DateTimeOffset.UtcNow) is { } made
            ? Results.Created($"/refunds/{made.Id}", new MadeRefund(made.Id, paid.TransactionId, made.RefundedAt))
            : Results.Problem("The payment is given back under another Idempotency-Key.", statusCode: 409);
    }
}
