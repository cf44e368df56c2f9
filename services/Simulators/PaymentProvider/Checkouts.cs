using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Simulators.PaymentProvider;

/// <summary>What a merchant wants to be paid.</summary>
/// <param name="MerchantReference">What the merchant calls it.</param>
/// <param name="Callback">Where the merchant is told of the payment.</param>
/// <param name="ReturnUrl">Where the payer goes afterwards.</param>
/// <param name="Lines">What it is made up of, if the merchant wants to give parts of it back: their sum.</param>
public sealed record CheckoutRequest(
    string? MerchantReference, decimal Amount, string? Currency, string? Description, Uri? Callback, Uri? ReturnUrl,
    CheckoutLine[]? Lines = null)
{
    public bool IsComplete => (Lines is null || (Lines.All(line => line.Reference is { Length: > 0 })
        && Lines.DistinctBy(line => line.Reference).Count() == Lines.Length
        && Lines.Sum(line => line.Amount) == Amount)) && this is
        {
            MerchantReference.Length: > 0, Amount: > 0 and < 1_000_000, Currency.Length: 3, Description.Length: > 0,
            Callback: { IsAbsoluteUri: true, Scheme: "http" or "https" },
            ReturnUrl: { IsAbsoluteUri: true, Scheme: "http" or "https" },
        };

    public bool IsTheSameAs(CheckoutRequest other) =>
        this with { Lines = null } == other with { Lines = null } && (Lines ?? []).SequenceEqual(other.Lines ?? []);
}

/// <summary>A part of a checkout that can be given back by itself.</summary>
public sealed record CheckoutLine(string? Reference, decimal Amount, string? Description);

/// <summary>One checkout: open until it is paid, once, or closed by the merchant.</summary>
public sealed class Checkout(CheckoutRequest wanted)
{
    private readonly Lock _lock = new();

    public string Id { get; } = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));

    public CheckoutRequest Wanted { get; } = wanted;

    public Payment? Paid { get; private set; }

    /// <summary>The merchant does not want it to be paid any more.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Given back: of each line, or of the whole, parts that are not more than was paid for it.</summary>
    public IReadOnlyList<Refund> Refunds { get; private set; } = [];

    /// <summary>All that was paid is given back.</summary>
    public bool IsGivenBack => Refunds.Sum(refund => refund.Amount) == Wanted.Amount;

    /// <summary>Open, Paid, Closed or Refunded.</summary>
    public string State => IsClosed ? "Closed" : IsGivenBack ? "Refunded" : Paid is null ? "Open" : "Paid";

    public sealed record Payment(string TransactionId, DateTimeOffset PaidAt);

    /// <param name="Line">Which line; none for the whole.</param>
    public sealed record Refund(string Key, string Id, string? Line, decimal Amount, DateTimeOffset RefundedAt);

    /// <summary>Nobody pays it any more; false when somebody has.</summary>
    public bool Close()
    {
        lock (_lock)
        {
            return IsClosed = Paid is null;
        }
    }

    /// <summary>What the line costs, or the whole; null when there is no such line.</summary>
    public decimal? AmountOf(string? line) => (Wanted.Lines, line) switch
    {
        (null, null) => Wanted.Amount,
        ({ } lines, not null) => lines.FirstOrDefault(one => one.Reference == line)?.Amount,
        _ => null,
    };

    /// <summary>True for the one who pays; who comes later finds it paid.</summary>
    public bool Pay(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (Paid is not null || IsClosed)
            {
                return false;
            }

            Paid = new($"T{now:yyyyMMdd}{RandomNumberGenerator.GetHexString(16)}", now);
            return true;
        }
    }

    /// <summary>
    /// The refund under this key, made now or before; null when so much is not left of what was paid for the line, or
    /// the key is another refund's.
    /// </summary>
    public Refund? GiveBack(string key, string? line, decimal amount, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (Refunds.FirstOrDefault(one => one.Key == key) is { } before)
            {
                return (before.Line, before.Amount) == (line, amount) ? before : null;
            }

            if (Refunds.Where(one => one.Line == line).Sum(one => one.Amount) + amount > AmountOf(line))
            {
                return null;
            }

            var made = new Refund(key, $"R{now:yyyyMMdd}{RandomNumberGenerator.GetHexString(16)}", line, amount, now);
            Refunds = [.. Refunds, made];
            return made;
        }
    }
}

/// <summary>The checkouts, one per Idempotency-Key. A restart forgets them.</summary>
public sealed class Checkouts
{
    private readonly ConcurrentDictionary<string, Checkout> _byKey = new();
    private readonly ConcurrentDictionary<string, Checkout> _byId = new();

    /// <summary>
    /// The checkout of this key, perhaps from an earlier request; the caller compares what was wanted. After one that
    /// was closed or given back a new one begins.
    /// </summary>
    public Checkout Open(string key, CheckoutRequest wanted)
    {
        var checkout = _byKey.AddOrUpdate(
            key, _ => new(wanted), (_, before) => before.State is "Closed" or "Refunded" ? new(wanted) : before);
        return _byId[checkout.Id] = checkout;
    }

    public IEnumerable<Checkout> All => _byId.Values;

    public Checkout? Find(string id) => _byId.GetValueOrDefault(id);
}
