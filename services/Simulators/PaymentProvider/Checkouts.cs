using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Simulators.PaymentProvider;

/// <summary>What a merchant wants to be paid.</summary>
/// <param name="MerchantReference">What the merchant calls it.</param>
/// <param name="Callback">Where the merchant is told of the payment.</param>
/// <param name="ReturnUrl">Where the payer goes afterwards.</param>
public sealed record CheckoutRequest(
    string? MerchantReference, decimal Amount, string? Currency, string? Description, Uri? Callback, Uri? ReturnUrl)
{
    public bool IsComplete => this is
    {
        MerchantReference.Length: > 0, Amount: > 0 and < 1_000_000, Currency.Length: 3, Description.Length: > 0,
        Callback: { IsAbsoluteUri: true, Scheme: "http" or "https" },
        ReturnUrl: { IsAbsoluteUri: true, Scheme: "http" or "https" },
    };
}

/// <summary>One checkout: open until it is paid, and paid once.</summary>
public sealed class Checkout(CheckoutRequest wanted)
{
    private readonly Lock _lock = new();

    public string Id { get; } = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));

    public CheckoutRequest Wanted { get; } = wanted;

    public Payment? Paid { get; private set; }

    /// <summary>Given back, in full and once.</summary>
    public Refund? Refunded { get; private set; }

    public sealed record Payment(string TransactionId, DateTimeOffset PaidAt);

    public sealed record Refund(string Key, string Id, DateTimeOffset RefundedAt);

    /// <summary>True for the one who pays; who comes later finds it paid.</summary>
    public bool Pay(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (Paid is not null)
            {
                return false;
            }

            Paid = new($"T{now:yyyyMMdd}{RandomNumberGenerator.GetHexString(16)}", now);
            return true;
        }
    }

    /// <summary>The refund under this key, made now or before; null when it is given back under another one.</summary>
    public Refund? GiveBack(string key, DateTimeOffset now)
    {
        lock (_lock)
        {
            Refunded ??= new(key, $"R{now:yyyyMMdd}{RandomNumberGenerator.GetHexString(16)}", now);
            return Refunded.Key == key ? Refunded : null;
        }
    }
}

/// <summary>The checkouts, one per Idempotency-Key. A restart forgets them.</summary>
public sealed class Checkouts
{
    private readonly ConcurrentDictionary<string, Checkout> _byKey = new();
    private readonly ConcurrentDictionary<string, Checkout> _byId = new();

    /// <summary>
    /// The checkout of this key, perhaps from an earlier request; the caller compares what was wanted.
    /// </summary>
    public Checkout Open(string key, CheckoutRequest wanted)
    {
        var checkout = _byKey.GetOrAdd(key, _ => new(wanted));
        return _byId[checkout.Id] = checkout;
    }

    public Checkout? Find(string id) => _byId.GetValueOrDefault(id);
}
