namespace ApecCard.Simulators.PaymentProvider;

/// <summary>
/// The payment provider: a merchant opens a checkout, the payer pays it on the cashier's page, the merchant is told by
/// a signed callback until it has taken it, and may ask at any time. A merchant closes what nobody has paid; it gives a
/// payment, or one of its lines, back, in full or in parts, and has the answer at once; asked again under the same
/// Idempotency-Key it is the same refund. Of every day there is a statement. Every request of the merchant is signed
/// (<see cref="MerchantSignatures"/>). Behaviour: DelayMs, FailNext, FailRate and LoseNext disturb checkouts, queries,
/// payments, refunds and statements, DelayMs also callbacks; Down, Callback, CallbackDelayMs and Statement are this
/// simulator's; Repeat sends each callback again; Refuse lists the merchant references whose payment (402) or refund
/// (422) is declined. GET /callbacks tells what merchants answered.
/// </summary>
public static class PaymentProviderSimulator
{
    public sealed record Opened(string CheckoutId, string CashierUrl);

    public sealed record RefundRequest(
        string? MerchantReference, string? CheckoutId, string? TransactionId, decimal Amount, string? Currency,
        string? Line = null);

    public sealed record Status(
        string CheckoutId, string? MerchantReference, string State, decimal Amount, string? Currency,
        string? TransactionId, DateTimeOffset? PaidAt);

    public sealed record MadeRefund(string RefundId, string TransactionId, DateTimeOffset RefundedAt);

    public static Action<WebApplication> Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Checkouts>().AddSingleton(new MerchantSignatures(builder.Configuration));
        builder.Services.AddSingleton<Callbacks>()
            .AddHostedService(services => services.GetRequiredService<Callbacks>());
        return app =>
        {
            app.Use(BeDown);
            app.Use(MerchantSignatures.CheckAsync);
            app.MapGet("/.well-known/jwks.json", (SigningKey key) => key.Jwks());
            app.MapPost("/checkouts", Open).Signed().Disturbed();
            app.MapGet("/checkouts/{id}", Tell).Signed().Disturbed();
            app.MapPost("/checkouts/{id}/closure", Close).Signed().Disturbed();
            app.MapPost("/refunds", GiveBack).Signed().Disturbed();
            app.MapGet("/statements/{day}", TellOfDay).Signed().Disturbed();
            app.MapGet("/cashier/{id}", Show);
            app.MapGet("/cashier/{id}/state", (string id, Checkouts checkouts) =>
                checkouts.Find(id) is { } checkout ? Results.Text(checkout.State) : Results.NotFound());
            app.MapPost("/cashier/{id}/payment", PayAsync).Disturbed();
            app.MapGet("/callbacks", (string? checkoutId, Callbacks callbacks) => callbacks.Answered(checkoutId));
        };
    }

    private static Task BeDown(HttpContext http, RequestDelegate next)
    {
        if (!http.RequestServices.GetRequiredService<Behaviour>().Current.Down
            || http.Request.Path.Value is "/behaviour" or "/health" or "/callbacks")
        {
            return next(http);
        }

        http.Abort();
        return Task.CompletedTask;
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
        var cashierUrl = CashierPage.UrlOf(checkout, http);
        return checkout.Wanted.IsTheSameAs(wanted)
            ? Results.Created(cashierUrl, new Opened(checkout.Id, cashierUrl))
            : Results.Problem("This Idempotency-Key was used for another checkout.", statusCode: 422);
    }

    private static IResult Tell(string id, Checkouts checkouts) => checkouts.Find(id) is { } checkout
        ? Results.Ok(new Status(
            checkout.Id, checkout.Wanted.MerchantReference, checkout.State, checkout.Wanted.Amount,
            checkout.Wanted.Currency, checkout.Paid?.TransactionId, checkout.Paid?.PaidAt))
        : Results.Problem("There is no such checkout.", statusCode: 404);

    private static IResult Close(string id, Checkouts checkouts) =>
        checkouts.Find(id) is not { } checkout ? Results.Problem("There is no such checkout.", statusCode: 404)
        : checkout.Close() ? Results.Ok()
        : Results.Problem("It is paid.", statusCode: 409);

    private static IResult TellOfDay(DateOnly day, Checkouts checkouts, Behaviour behaviour) =>
        Statement.Of(day, checkouts, DateTimeOffset.UtcNow) is { } statement
            ? Results.Ok(statement.As(behaviour.Current.Statement))
            : Results.Problem("This day has not begun.", statusCode: 404);

    private static IResult Show(string id, HttpRequest http, Checkouts checkouts) =>
        checkouts.Find(id) is { } checkout ? CashierPage.Of(checkout, http) : CashierPage.Unknown();

    // Pressed twice, it is one payment; the payer sees the same page.
    private static async Task<IResult> PayAsync(
        string id, HttpRequest http, Checkouts checkouts, Callbacks callbacks, Behaviour behaviour)
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
            await callbacks.OweAsync(checkout);
        }

        return CashierPage.Of(checkout, http);
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

        if (!(wanted.Amount > 0 && wanted.Amount <= checkout.AmountOf(wanted.Line))
            || checkout.Wanted.Currency != wanted.Currency
            || behaviour.Refuses(wanted.Line ?? wanted.MerchantReference!))
        {
            return Results.Problem("The refund is declined: no payment or line of it is so much.", statusCode: 422);
        }

        return checkout.GiveBack(key, wanted.Line, wanted.Amount, DateTimeOffset.UtcNow) is { } made
            ? Results.Created($"/refunds/{made.Id}", new MadeRefund(made.Id, paid.TransactionId, made.RefundedAt))
            : Results.Problem("So much is not left to be given back, or the Idempotency-Key is used.", statusCode: 409);
    }
}
