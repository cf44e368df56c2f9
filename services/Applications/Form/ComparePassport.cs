using System.ComponentModel.DataAnnotations;
using ApecCard.Applications.Eligibility;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Applications.Form;

/// <summary>
/// Compares the two lines at the foot of a passport's data page with what is typed: five check digits, field by field,
/// and whether it is valid long enough for the office. Nothing is kept; a submission is checked by the same rules.
/// </summary>
public static class ComparePassport
{
    /// <param name="Line1">As pasted or typed.</param>
    /// <param name="Applicant">What is typed so far.</param>
    /// <param name="Office">Whose rule on the validity is asked, once it is chosen.</param>
    public record Request(
        [property: Required, MaxLength(100)] string Line1,
        [property: Required, MaxLength(100)] string Line2,
        [property: Required] ApplicantSection Applicant,
        [property: MaxLength(32)] string? Office = null);

    /// <param name="Faults">
    /// Where the lines are wrong: <c>line1</c>, <c>line2</c>, or whose check digit it is: <c>number</c>,
    /// <c>dateOfBirth</c>, <c>expiresOn</c>, <c>optional</c>, <c>all</c>. Then nothing is compared.
    /// </param>
    /// <param name="Validity">None without an office, or where it has no such rule.</param>
    public record Response(
        IReadOnlyList<string> Faults, IReadOnlyList<ComparedField> Fields, Validity? Validity);

    /// <param name="Months">How long the office wants the passport to be valid still.</param>
    /// <param name="Problem">What is said when it is not; none when it is.</param>
    public record Validity(DateOnly ExpiresOn, int Months, FormProblem? Problem);

    public static async Task<Ok<Response>> Handle(
        Request request, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        var (line1, line2, now) = (request.Line1, request.Line2, clock.GetUtcNow());
        var today = now.DayInShanghai();
        if (Mrz.Parse(line1, line2, today) is not { } mrz)
        {
            return TypedResults.Ok(new Response(Mrz.Faults(line1, line2, today), [], null));
        }

        var rules = request.Office is { } office ? await db.FindRulesInForceAsync(office, now, ct) : null;
        return TypedResults.Ok(new Response(
            [], PassportCheck.Compare(request.Applicant, mrz, line1),
            rules?.Rules.FirstOrDefault(rule => rule.Kind is RuleKind.PassportMonths) is { } rule
                ? ValidityBy(rule, mrz.ExpiresOn, today)
                : null));
    }

    private static Validity ValidityBy(EligibilityRule rule, DateOnly expiresOn, DateOnly today)
    {
        var form = new ApplicationForm(Applicant: new(Passport: new(ExpiresOn: expiresOn)));
        return new(expiresOn, (int)(rule.Least ?? 0), EligibilityCheck.Problem(rule, form, today));
    }
}
