using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Fees;

/// <summary>What has to be paid for a business, all fees together; 0 when it is free.</summary>
public readonly record struct AmountDue(decimal Amount, string Currency)
{
    /// <summary>ISO 4217; all fees are in it.</summary>
    private const string Yuan = "CNY";

    public bool IsFree => Amount == 0;

    /// <summary>
    /// The ministry's fee as it is at that moment, and for an application what the office charges on that day: the
    /// offices' tables are about applications.
    /// </summary>
    /// <param name="local">The office's versions.</param>
    /// <exception cref="InvalidOperationException">The ministry has no fee for an application yet.</exception>
    public static AmountDue At(
        DateTimeOffset moment, Business business, IEnumerable<Fee> ministry, IEnumerable<LocalFees> local)
    {
        var fee = ministry.Where(fee => fee.Business == business && fee.ValidFrom <= moment)
            .MaxBy(fee => fee.ValidFrom);
        if (business is not Business.Application)
        {
            return fee is null ? new(0.00m, Yuan) : new(fee.Amount, fee.Currency);
        }

        if (fee is null)
        {
            throw new InvalidOperationException($"There is no fee at {moment:u}.");
        }

        var today = moment.DayInShanghai();
        var own = local.Where(version => version.EffectiveOn <= today).MaxBy(version => version.Version);
        return new(fee.Amount + (own?.Total ?? 0), fee.Currency);
    }

    /// <summary>The same, by the tables as they are.</summary>
    public static async Task<AmountDue> ReadAsync(
        PaymentsDb db, string office, Business business, DateTimeOffset moment, CancellationToken ct) => At(
            moment,
            business,
            await db.Fees.AsNoTracking().ToListAsync(ct),
            await db.LocalFees.AsNoTracking().Where(fees => fees.Office == office).ToListAsync(ct));
}
