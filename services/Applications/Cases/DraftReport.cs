using ApecCard.Applications.Eligibility;
using ApecCard.Applications.Form;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

/// <summary>
/// Shows a case with what is still missing or wrong in it, by the form itself and by the office's rules.
/// </summary>
public sealed class DraftReport(ApplicationsDb db, TimeProvider clock)
{
    public async Task<CaseView> ViewAsync(CaseFile caseFile, CancellationToken ct) => CaseView.Of(
        caseFile,
        caseFile.Stage is Stage.Draft or Stage.Correction ? (await ReadAsync(caseFile, ct)).Problems : [],
        clock.GetUtcNow());

    /// <summary>The version of the rules by which nothing is wrong.</summary>
    /// <exception cref="InvalidInputException">Everything that is missing or wrong, each beside its field.</exception>
    public async Task<int> RequireNoProblemsAsync(CaseFile caseFile, CancellationToken ct)
    {
        var (problems, rulesVersion) = await ReadAsync(caseFile, ct);
        return problems.Count == 0 ? rulesVersion : throw FormProblem.Refusal(problems);
    }

    // A draft is read by the rules in force, a submitted case by those it was submitted under.
    private async Task<(IReadOnlyList<FormProblem> Problems, int RulesVersion)> ReadAsync(
        CaseFile caseFile, CancellationToken ct)
    {
        var (form, now) = (caseFile.Form, clock.GetUtcNow());
        var office = form.Office is { } code ? await db.Offices.FindAsync([code], ct) : null;
        var problems = FormCheck.Problems(form, office is { IsOpen: true } ? office : null, now.DayInShanghai());
        var rules = form.Office is null ? null
            : caseFile.Stage is Stage.Draft ? await db.FindRulesInForceAsync(form.Office, now, ct)
            : await db.EligibilityRules.FindAsync([form.Office, caseFile.RulesVersion], ct);
        return ([.. problems, .. rules?.Problems(form, now.DayInShanghai()) ?? []], rules?.Version ?? 0);
    }
}
