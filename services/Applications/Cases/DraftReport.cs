using ApecCard.Applications.Form;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

/// <summary>Shows a case with what is still missing or wrong in it.</summary>
public sealed class DraftReport(ApplicationsDb db, TimeProvider clock)
{
    public async Task<CaseView> ViewAsync(CaseFile caseFile, CancellationToken ct) =>
        CaseView.Of(caseFile, caseFile.Stage is Stage.Draft ? await ProblemsAsync(caseFile.Form, ct) : []);

    public async Task<IReadOnlyList<FormProblem>> ProblemsAsync(ApplicationForm form, CancellationToken ct)
    {
        var office = form.Office is { } code ? await db.Offices.FindAsync([code], ct) : null;
        return FormCheck.Problems(form, office is { IsOpen: true } ? office : null, clock.TodayInShanghai());
    }
}
