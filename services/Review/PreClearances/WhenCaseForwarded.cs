using ApecCard.Contracts;
using ApecCard.Review.Applications;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using MassTransit;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// The case goes out: each economy that pre-clears is asked. The questions are with the broker before anything is
/// saved; an attempt that fails in between is made again and sends the same questions under the same ids.
/// </summary>
public sealed class WhenCaseForwarded(
    ReviewDb db, ApplicationsClient applications, IEconomyMail mail, TimeProvider clock) : IConsumer<CaseForwarded>
{
    public async Task Consume(ConsumeContext<CaseForwarded> context)
    {
        var (forwarded, ct) = (context.Message, context.CancellationToken);
        var review = await db.GetCaseAsync(forwarded.CaseId, ct);
        if (!review.AwaitsPreClearance())
        {
            return;
        }

        var now = clock.GetUtcNow();
        var personal = await applications.GetPersonalDataAsync(review.Id, ReadingPurpose.PreClearance, ct);
        var requests = Economies.PreClearing.Select(one => PreClearance.Request(review.Id, one, now)).ToArray();
        await mail.SendAsync(
            [.. requests.Select(one => PreClearanceQuestion.Of(review.CaseNumber, one, personal.Applicant))], ct);

        db.AddRange(requests);
        if (review.RequestPreClearance([.. requests.Select(one => one.Economy)], now) is { } requested)
        {
            db.Publish(requested);
        }

        db.Audit("review", "pre-clearance.requested", subject: review.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
    }
}
