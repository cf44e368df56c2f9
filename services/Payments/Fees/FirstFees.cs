using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Fees;

/// <summary>
/// The fee table an empty database starts with: 720 CNY per card, the ministry's fee. Local charges are added.
/// </summary>
public static class FirstFees
{
    private static readonly DateTimeOffset _beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task SeedAsync(DbContext db, CancellationToken ct)
    {
        if (!await db.Set<Fee>().AnyAsync(ct))
        {
            db.Add(new Fee { Name = Fee.Ministry, Amount = 720.00m, Currency = "CNY", ValidFrom = _beginning });
            await db.SaveChangesAsync(ct);
        }
    }
}
