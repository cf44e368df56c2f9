using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Fees;

/// <summary>
/// The fee an empty database starts with: 720 CNY per card. Local fees are the offices'.
/// </summary>
public static class FirstFees
{
    private static readonly DateTimeOffset _beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task SeedAsync(DbContext db, CancellationToken ct)
    {
        if (!await db.Set<Fee>().AnyAsync(ct))
        {
            db.Add(new Fee { Amount = 720.00m, Currency = "CNY", ValidFrom = _beginning });
            await db.SaveChangesAsync(ct);
        }
    }
}
