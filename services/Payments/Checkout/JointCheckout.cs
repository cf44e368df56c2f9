using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Checkout;

/// <summary>
/// Several charges of one enterprise that are paid in one payment: all of them, or none. What happens to each of them
/// afterwards, a refund too, happens to it alone.
/// </summary>
public sealed class JointCheckout
{
    public const int MostCharges = 50;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid EnterpriseId { get; init; }
    public required Guid[] ChargeIds { get; init; }
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <exception cref="RuleViolationException">charge.other-currency.</exception>
    public static JointCheckout Of(IReadOnlyList<Charge> charges, DateTimeOffset now) => new()
    {
        EnterpriseId = charges[0].EnterpriseId,
        ChargeIds = [.. charges.Select(charge => charge.Id)],
        Amount = charges.Sum(charge => charge.Amount),
        Currency = charges.Select(charge => charge.Currency).Distinct().ToArray() is [var currency]
            ? currency
            : throw new RuleViolationException("charge.other-currency", "One payment is made in one currency."),
        OpenedAt = now,
    };

    /// <summary>Why this is not the payment of all of them, or null when it is.</summary>
    public ProblemException? WhyNot(decimal amount, string currency) =>
        (amount, currency) == (Amount, Currency) ? null : new ProblemException(
            StatusCodes.Status422UnprocessableEntity, "payment.wrong-amount",
            "The amount is not that of the charges together.");
}
