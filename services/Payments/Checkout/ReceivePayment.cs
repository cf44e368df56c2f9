using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Payments.Checkout;

/// <summary>
/// The provider says, signed, that a checkout was paid. 200 also when that was known, or comes after the end of what it
/// was for; 401 to who is not the provider or comes late; 404 <c>charge.unknown</c>; what is not the payment for that
/// charge is refused with a code.
/// </summary>
public static class ReceivePayment
{
    public static async Task<Ok> Handle(
        HttpRequest request, [FromKeyedServices("payment-provider")] SignedCallbacks callbacks, PaymentsDb db,
        TimeProvider clock, ILogger<TakePayment.Told> logger, CancellationToken ct)
    {
        var said = await callbacks.ReadAsync<TakePayment.Told>(request, ct);
        if (!said.NamesATransaction)
        {
            throw new BadHttpRequestException("The callback names no transaction.");
        }

        return await db.TakeAsync(said, clock.GetUtcNow(), logger, ct) is { } refusal
            ? throw refusal
            : TypedResults.Ok();
    }
}
