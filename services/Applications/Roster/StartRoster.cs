using ApecCard.Applications.Cases;
using ApecCard.Applications.Form;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Roster;

/// <summary>
/// An employer starts the applications of many employees from one CSV file: a draft for each good row, and for each
/// other row what is wrong with it. Of two uploads at once the second finds what the first has started.
/// </summary>
public static class StartRoster
{
    /// <param name="Row">As a spreadsheet counts: the header is 1.</param>
    /// <param name="CaseId">The draft that was started.</param>
    /// <param name="Existing">The enterprise's own case of this person that is in the way.</param>
    public record Item(int Row, string? Applicant, Guid? CaseId, Guid? Existing, IReadOnlyList<FormProblem> Problems);

    /// <param name="Good">How many rows have, or would have, become drafts.</param>
    /// <param name="CompanyTaken">
    /// The drafts have the company and invoice data of the enterprise's last submitted application.
    /// </param>
    public record Response(int Rows, int Good, bool CompanyTaken, Item[] Items);

    /// <summary>
    /// Starts the drafts. The body is the file. 400 <c>roster.*</c> when it is no roster, or <c>noticeAccepted</c> when
    /// the notice (申办须知) was not read; 413 <c>too-large</c>; 409 <c>enterprise.not-verified</c>.
    /// </summary>
    /// <param name="noticeAccepted">Who starts has read the notice, for all of them.</param>
    public static async Task<Ok<Response>> Handle(
        bool? noticeAccepted, HttpRequest request, Caller caller, RosterReader reader, ApplicationsDb db,
        TimeProvider clock, CancellationToken ct)
    {
        if (noticeAccepted is not true)
        {
            throw new InvalidInputException(
                "noticeAccepted", "notice.not-accepted", "Read the notice and tick it first.");
        }

        var (now, enterpriseId) = (clock.GetUtcNow(), caller.EnterpriseId);
        await using var transaction = await db.BeginOrJoinAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({enterpriseId.ToString()}, 12))", ct);
        if (!await db.Enterprises.AnyAsync(enterprise => enterprise.Id == enterpriseId, ct))
        {
            throw new RuleViolationException(
                "enterprise.not-verified",
                "The enterprise's e-licence is not confirmed here yet. Try again in a moment.");
        }

        var entries = await reader.ReadAsync(request.Body, caller, ct);
        var last = await reader.LastFormAsync(caller, ct);
        var items = entries.Select(entry => ItemOf(entry, entry.IsGood ? Start(entry).Id : null)).ToArray();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(Answer(items, entries, last));

        CaseFile Start(RosterEntry entry)
        {
            var draft = CaseFile.Start(enterpriseId, now);
            draft.SaveForm(entry.Row.Form with { Company = last?.Company, Invoice = last?.Invoice }, now);
            db.Cases.Add(draft);
            db.Audit(caller.Subject, "case.started", draft.Id.ToString(), now, "roster");
            return draft;
        }
    }

    /// <summary>The same, but nothing is started: what would become of each row.</summary>
    public static async Task<Ok<Response>> Check(
        HttpRequest request, Caller caller, RosterReader reader, CancellationToken ct)
    {
        var entries = await reader.ReadAsync(request.Body, caller, ct);
        return TypedResults.Ok(Answer(
            [.. entries.Select(entry => ItemOf(entry, caseId: null))], entries,
            await reader.LastFormAsync(caller, ct)));
    }

    private static Response Answer(Item[] items, IReadOnlyList<RosterEntry> entries, ApplicationForm? last) =>
        new(items.Length, entries.Count(entry => entry.IsGood), last?.Company is not null, items);

    private static Item ItemOf(RosterEntry entry, Guid? caseId) => new(
        entry.Row.Row, entry.Row.Form.Applicant?.ChineseName, caseId, entry.Existing, entry.Row.Problems);
}
