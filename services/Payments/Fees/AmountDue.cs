using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Fees;

/// <summary>What has to be paid for a card, all fees together.</summary>
public readonly record struct AmountDue(decimal Amount, string Currency)
{
    /// <summary>The ministry's fee as it is at that moment, and what the office charges on that day.</summary>
    /// <param name="local">The office's versions.</param>
    /// <exception cref="InvalidOperationException">The ministry has no fee yet.</exception>
    public static AmountDue At(DateTimeOffset moment, IEnumerable<Fee> ministry, IEnumerable<LocalFees> local)
    {
        var fee = ministry.Where(fee => fee.ValidFrom <= moment).MaxBy(fee => fee.ValidFrom)
            ?? throw new InvalidOperationException($"There is no fee at {moment:u}.");
        var today = moment.DayInShanghai();
        var own = local.Where(version => version.EffectiveOn <= today).MaxBy(version => version.Version);
        return new(fee.Amount + (own?.Total ?? 0), fee.Currency);
    }
}
