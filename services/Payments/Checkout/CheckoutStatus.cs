namespace ApecCard.Payments.Checkout;

/// <summary>What the provider says of a checkout when it is asked.</summary>
public sealed record CheckoutStatus(
    string? CheckoutId, Guid MerchantReference, CheckoutState State, decimal Amount, string? Currency,
    string? TransactionId, DateTimeOffset? PaidAt)
{
    internal bool IsOf(WatchedCheckout watched) =>
        (CheckoutId, MerchantReference) == (watched.CheckoutId, watched.Reference)
        && (State is not CheckoutState.Paid
            || (PaidAt is not null && Currency is not null && Payment(watched).NamesATransaction));

    /// <summary>As the callback would have said it.</summary>
    public TakePayment.Told Payment(WatchedCheckout watched) =>
        new(watched.CheckoutId, watched.Reference, Amount, Currency!, PaidAt!.Value, TransactionId!);
}

public enum CheckoutState
{
    /// <summary>The provider has never had it, or has forgotten it.</summary>
    Unknown,
    Open,
    Paid,

    /// <summary>Nobody paid it, and nobody can.</summary>
    Closed,

    /// <summary>Paid, and all of it given back.</summary>
    Refunded,
}
