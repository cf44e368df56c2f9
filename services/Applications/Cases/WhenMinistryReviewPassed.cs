using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The ministry passed the case: it goes out to the economies.</summary>
public sealed class WhenMinistryReviewPassed(ApplicationsDb db) : IConsumer<MinistryReviewPassed>
{
    public async Task Consume(ConsumeContext<MinistryReviewPassed> context)
    {
        var (passed, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(passed.CaseId, ct);
        if (caseFile.PassMinistryReview(passed.Round, passed.PassedAt) is { } forwarded)
        {
            db.Publish(forwarded);
        }

        await db.SaveChangesAsync(ct);
    }
}
