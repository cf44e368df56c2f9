using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Fees;

/// <summary>
/// The fees that a database begins with: 720 CNY per card, and a replacement costs as much as a new one (domain §5,
/// §4). What the ministry charges nothing for has no line. Local fees are the offices'.
/// </summary>
public static class FirstFees
{
    private static readonly DateTimeOffset _beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task SeedAsync(DbContext db, CancellationToken ct)
    {
        foreach (var business in new[] { Business.Application, Business.Replacement })
        {
            if (!await db.Set<Fee>().AnyAsync(fee => fee.Business == business, ct))
            {
                db.Add(new Fee { Business = business, Amount = 720.00m, Currency = "CNY", ValidFrom = _beginning });
            }
        }

        await db.SaveChangesAsync(ct);
    }
}
