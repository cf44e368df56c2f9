using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// For the ministry and operations: the cases the economies are deciding on, of all offices, asked longest ago first,
/// each with what every economy has said. No personal data. `after` is the `next` of the page before.
/// </summary>
public static class GetPreClearanceBoard
{
    /// <summary>Cases with an economy of which all that is said is true.</summary>
    /// <param name="Overdue">True: it should have decided by now.</param>
    public record Filter(string? Economy = null, PreClearanceState? State = null, bool Overdue = false);

    /// <param name="ForwardedAt">When the economies were asked.</param>
    public record Item(Guid CaseId, string CaseNumber, string Office, DateTimeOffset ForwardedAt, Cell[] Economies);

    /// <param name="Overdue">It should have decided by DueAt, and has not.</param>
    /// <param name="AskedAt">When it asked the applicant something; of Queried only.</param>
    /// <param name="AnsweredAt">When its question was answered, if it was.</param>
    public record Cell(
        string Economy, DateTimeOffset RequestedAt, DateTimeOffset DueAt, PreClearanceState State,
        DateTimeOffset? DecidedAt, bool Overdue, DateTimeOffset? AskedAt, DateTimeOffset? AnsweredAt);

    public static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] Filter filter, [AsParameters] PageRequest page, ReviewDb db, EconomyTargets targets,
        TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var after = page.After ?? Guid.Empty;
        var cases = db.Cases.AsNoTracking()
            .Where(review => review.Stage == CaseStage.PreClearance && review.QueuePosition > after);
        if (filter != new Filter())
        {
            var wanted = (filter.Overdue ? db.Late(targets, now) : db.PreClearances)
                .Where(one => (filter.Economy == null || one.Economy == filter.Economy)
                    && (filter.State == null || one.State == filter.State));
            cases = cases.Where(review => wanted.Any(one => one.CaseId == review.Id));
        }

        var shown = await cases.OrderBy(review => review.QueuePosition).Take(page.Limit + 1).ToListAsync(ct);
        var ids = shown.Select(review => review.Id).ToArray();
        var requests = (await db.PreClearances.AsNoTracking().Where(one => ids.Contains(one.CaseId)).ToListAsync(ct))
            .ToLookup(one => one.CaseId);
        var questions = await NewestQuestionsAsync(db, requests.SelectMany(ofCase => ofCase), ct);
        return TypedResults.Ok(page.Cut(shown, review => review.QueuePosition, review => new Item(
            review.Id, review.CaseNumber, review.Office, review.ReceivedAt,
            [.. requests[review.Id].OrderBy(one => one.Economy, StringComparer.Ordinal).Select(CellOf)])));

        Cell CellOf(PreClearance one)
        {
            var dueAt = targets.DueAt(one.Economy, one.RequestedAt);
            var question = questions.GetValueOrDefault(one.Id);
            return new(
                one.Economy, one.RequestedAt, dueAt, one.State, one.DecidedAt,
                one.DecidedAt is null && one.CancelledAt is null && dueAt < now, question?.AskedAt,
                question?.AnsweredAt);
        }
    }

    private static async Task<Dictionary<Guid, EconomyQuestion>> NewestQuestionsAsync(
        ReviewDb db, IEnumerable<PreClearance> requests, CancellationToken ct)
    {
        var queried = requests.Where(one => one.State is PreClearanceState.Queried).Select(one => one.Id).ToArray();
        var questions = queried.Length == 0
            ? []
            : await db.Questions.AsNoTracking().Where(one => queried.Contains(one.RequestId)).ToListAsync(ct);
        return questions.GroupBy(one => one.RequestId)
            .ToDictionary(ofRequest => ofRequest.Key, ofRequest => ofRequest.MaxBy(one => one.AskedAt)!);
    }
}
