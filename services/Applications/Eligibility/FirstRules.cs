using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Eligibility;

/// <summary>The rules an empty database starts with; administrators change them from there.</summary>
public static class FirstRules
{
    private static readonly DateTimeOffset _beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly EligibilityRule[] _everywhere =
    [
        new(RuleKind.PassportMonths, 12),
        new(RuleKind.NoCriminalRecord),
        new(RuleKind.NoRefusal),
    ];

    private static readonly (string Office, EligibilityRule[] Rules)[] _all =
    [
        ("shanghai",
            [new(RuleKind.ApecTradeOrContracts, 500_000), new(RuleKind.TaxCredit, Allowed: ["M"]), .. _everywhere]),
        ("hunan", [new(RuleKind.Employees, 5), new(RuleKind.InsuredMonths, 6), .. _everywhere]),
        ("xian", [new(RuleKind.TaxCredit, Allowed: ["M"]), .. _everywhere]),
        ("beijing", _everywhere),
    ];

    public static async Task SeedAsync(DbContext db, CancellationToken ct)
    {
        if (!await db.Set<EligibilityRules>().AnyAsync(ct))
        {
            db.AddRange(_all.Select(one => new EligibilityRules
            {
                Office = one.Office,
                Version = 1,
                ValidFrom = _beginning,
                Rules = one.Rules,
                ChangedBy = "applications",
            }));
            await db.SaveChangesAsync(ct);
        }
    }
}
