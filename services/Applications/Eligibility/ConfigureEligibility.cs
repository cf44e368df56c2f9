using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Eligibility;

/// <summary>
/// An administrator changes who may apply at an office: a new version, which holds for submissions from then on.
/// </summary>
public static class ConfigureEligibility
{
    /// <param name="Version">
    /// The version that is replaced: what the administrator had before their eyes; 0 for the first.
    /// </param>
    /// <param name="Reason">Why; kept with the version.</param>
    public record Request(
        int Version, [Required, MaxLength(50)] IReadOnlyList<EligibilityRule> Rules,
        [Required, MaxLength(500)] string Reason);

    /// <summary>
    /// 200 with the new version; 400 naming a rule that makes no sense; 404 <c>office.unknown</c>; 412
    /// <c>changed-meanwhile</c> when there is a newer version than the one replaced.
    /// </summary>
    public static async Task<Ok<EligibilityRules>> Handle(
        string office, Request request, Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (request.Rules.Index().FirstOrDefault(rule => rule.Item.Fault is not null)
            is { Item.Fault: { } fault } wrong)
        {
            throw new InvalidInputException($"rules[{wrong.Index}]", fault.Code, fault.Sentence);
        }

        if (!await db.Offices.AnyAsync(one => one.Code == office, ct))
        {
            throw new ProblemException(StatusCodes.Status404NotFound, "office.unknown", "There is no such office.");
        }

        var newest = await db.EligibilityRules.Where(rules => rules.Office == office)
            .MaxAsync(rules => (int?)rules.Version, ct) ?? 0;
        if (newest != request.Version)
        {
            throw new ChangedMeanwhileException();
        }

        var now = clock.GetUtcNow();
        var rules = new EligibilityRules
        {
            Office = office,
            Version = newest + 1,
            ValidFrom = now,
            Rules = [.. request.Rules],
            ChangedBy = caller.Subject,
            Reason = request.Reason,
        };
        db.EligibilityRules.Add(rules);
        db.Audit(caller.Subject, "eligibility-rules.changed", $"{office} {rules.Version}", now, request.Reason);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(rules);
    }
}
