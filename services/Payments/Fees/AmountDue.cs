namespace ApecCard.Payments.Fees;

/// <summary>What has to be paid for a card, all fees together.</summary>
public readonly record struct AmountDue(decimal Amount, string Currency)
{
    /// <summary>
    /// Under each name one line counts: the office's own before everybody's, of these the youngest in force.
    /// </summary>
    /// <exception cref="InvalidOperationException">The table has no fee for this, or fees in several
    /// currencies.</exception>
    public static AmountDue At(DateTimeOffset moment, string office, IEnumerable<Fee> table)
    {
        Fee[] lines =
        [
            .. table
                .Where(fee => fee.ValidFrom <= moment && (fee.Office is null || fee.Office == office))
                .GroupBy(fee => fee.Name)
                .Select(same => same.OrderBy(fee => fee.Office is null).ThenByDescending(fee => fee.ValidFrom).First()),
        ];
        return lines.Select(fee => fee.Currency).Distinct().ToArray() is [var currency]
            ? new(lines.Sum(fee => fee.Amount), currency)
            : throw new InvalidOperationException($"The fee table has no single amount for {office} at {moment:u}.");
    }
}
