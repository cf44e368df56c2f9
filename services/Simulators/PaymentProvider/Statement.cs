using System.Text.Json.Serialization;

namespace ApecCard.Simulators.PaymentProvider;

/// <summary>
/// What the merchant's account took in and gave back on one day (UTC+8), by the provider's books: its statement. Of a
/// day that is not over it is what has happened so far.
/// </summary>
public sealed record Statement(DateOnly Day, DateTimeOffset Until, bool IsFinal, IReadOnlyList<Statement.Line> Lines)
{
    private static readonly TimeSpan _chinasOffset = TimeSpan.FromHours(8);

    public enum LineKind
    {
        Payment,
        Refund,
    }

    /// <param name="Reference">The number of the payment (transactionId), or of the refund (refundId).</param>
    /// <param name="MerchantReference">What the merchant calls the checkout.</param>
    /// <param name="MerchantLine">Which line of it was given back; none for the whole, and for payments.</param>
    public sealed record Line(
        [property: JsonConverter(typeof(JsonStringEnumConverter<LineKind>))] LineKind Kind, string Reference,
        string CheckoutId, string? MerchantReference, string? MerchantLine, decimal Amount, string? Currency,
        DateTimeOffset At);

    /// <summary>Null for a day that has not begun.</summary>
    public static Statement? Of(DateOnly day, Checkouts checkouts, DateTimeOffset now)
    {
        var begin = new DateTimeOffset(day.ToDateTime(default), _chinasOffset);
        var end = begin.AddDays(1);
        return begin > now ? null : new(
            day, end < now ? end : now, end <= now,
            [.. checkouts.All.SelectMany(LinesOf).Where(line => line.At >= begin && line.At < end).OrderBy(l => l.At)]);
    }

    /// <summary>With a mistake in it, as the behaviour has it.</summary>
    public Statement As(StatementKind kind) => kind switch
    {
        StatementKind.WithoutLast => this with { Lines = [.. Lines.SkipLast(1)] },
        StatementKind.OtherAmount when Lines.Count > 0 => this with
        {
            Lines = [.. Lines.SkipLast(1), Lines[^1] with { Amount = Lines[^1].Amount + 0.01m }],
        },
        StatementKind.Stranger => this with
        {
            Lines = [.. Lines, new(
                LineKind.Payment, $"T{Day:yyyyMMdd}STRANGER", "not-ours", $"{Guid.Empty}", null, 720m, "CNY", Until)],
        },
        _ => this,
    };

    private static IEnumerable<Line> LinesOf(Checkout checkout)
    {
        var wanted = checkout.Wanted;
        if (checkout.Paid is { } paid)
        {
            yield return new(
                LineKind.Payment, paid.TransactionId, checkout.Id, wanted.MerchantReference, null, wanted.Amount,
                wanted.Currency, paid.PaidAt);
        }

        foreach (var refund in checkout.Refunds)
        {
            yield return new(
                LineKind.Refund, refund.Id, checkout.Id, wanted.MerchantReference, refund.Line, refund.Amount,
                wanted.Currency, refund.RefundedAt);
        }
    }
}
