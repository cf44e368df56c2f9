using ApecCard.Applications.Form;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Eligibility;

/// <summary>
/// Who may apply at an office, beyond what the scheme asks everywhere. A version never changes; a newer one holds for
/// new submissions, and a case is read by the one it was submitted under.
/// </summary>
public sealed class EligibilityRules
{
    public required string Office { get; init; }

    /// <summary>Counts the versions of this office.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }
    public required EligibilityRule[] Rules { get; init; }

    /// <summary>Who made this version, and why.</summary>
    public required string ChangedBy { get; init; }

    public string? Reason { get; init; }

    public IEnumerable<FormProblem> Problems(ApplicationForm form, DateOnly today) =>
        Rules.Select(rule => EligibilityCheck.Problem(rule, form, today)).OfType<FormProblem>();
}

public static class EligibilityRulesExtensions
{
    /// <summary>The rules of the office at a moment; none where it asks nothing special.</summary>
    public static Task<EligibilityRules?> FindRulesInForceAsync(
        this ApplicationsDb db, string office, DateTimeOffset moment, CancellationToken ct) =>
        db.EligibilityRules.AsNoTracking()
            .Where(rules => rules.Office == office && rules.ValidFrom <= moment)
            .OrderByDescending(rules => rules.Version)
            .FirstOrDefaultAsync(ct);
}
