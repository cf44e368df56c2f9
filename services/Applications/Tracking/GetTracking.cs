using ApecCard.Applications.Cases;
using ApecCard.Applications.Timeline;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tracking;

/// <summary>Where a case stands, for the applicant: nothing of the form, no materials, nobody's words.</summary>
public static class GetTracking
{
    /// <param name="Waiting">Who has the ball, since when, and what comes next.</param>
    /// <param name="Economies">Every economy that was asked, with its state; none before.</param>
    /// <param name="Delivery">Where the card is, once there is one.</param>
    /// <param name="TrackingNumber">The courier's, of a card that was mailed.</param>
    public record Response(
        string CaseNumber,
        CaseLabel Label,
        string LabelInChinese,
        string LabelInEnglish,
        CaseView.WaitingView Waiting,
        DateTimeOffset? SubmittedAt,
        Entry[] Timeline,
        DateTimeOffset? AskedAt,
        EconomyState[] Economies,
        Delivery Delivery,
        string? TrackingNumber,
        DateOnly? CardExpiresOn);

    /// <summary>One thing that happened. Why is left out: it is in people's own words.</summary>
    public record Entry(
        TimelineEvent What, Actor By, CaseLabel Label, string LabelInChinese, string LabelInEnglish, string? Economy,
        DateTimeOffset At);

    /// <summary>
    /// 200; 401 <c>tracking.session-ended</c> without a token, with a wrong one, or half an hour after the code.
    /// </summary>
    /// <param name="token">As POST /tracking/sessions gave it; or Authorization: Tracking and the token.</param>
    public static async Task<Ok<Response>> Handle(
        [FromHeader(Name = "X-Tracking-Token")] string? token,
        [FromHeader(Name = "Authorization")] string? authorization,
        HttpResponse response, ApplicationsDb db, CancellationToken ct)
    {
        var caseFile = await db.GetTrackedCaseAsync(token, authorization, ct);
        var entries = await db.Timeline.AsNoTracking()
            .Where(entry => entry.CaseId == caseFile.Id).OrderBy(entry => entry.Seq).ToListAsync(ct);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(View(caseFile, entries));
    }

    private static Response View(CaseFile caseFile, List<TimelineEntry> entries)
    {
        var (label, step) = (CaseLabels.Of(caseFile.Facts), CaseStep.Of(caseFile));
        return new(
            caseFile.Number!,
            label.Label,
            label.Chinese,
            label.English,
            new(step.Who, caseFile.WaitingSince, step.Chinese, step.English),
            caseFile.SubmittedAt,
            [.. entries.Select(View)],
            caseFile.AskedAt,
            EconomyState.Board(caseFile),
            caseFile.Delivery,
            caseFile.TrackingNumber,
            caseFile.CardExpiresOn);
    }

    private static Entry View(TimelineEntry entry)
    {
        var label = CaseLabels.Table.Single(rule => rule.Label == entry.Label);
        return new(entry.What, entry.By, entry.Label, label.Chinese, label.English, entry.Economy, entry.At);
    }
}
