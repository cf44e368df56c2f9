using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The foreign affairs office passed the case: it goes on to the ministry as soon as it is paid.</summary>
public sealed class WhenForeignAffairsReviewPassed(ApplicationsDb db) : IConsumer<ForeignAffairsReviewPassed>
{
    public async Task Consume(ConsumeContext<ForeignAffairsReviewPassed> context)
    {
        var (passed, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(passed.CaseId, ct);
        if (caseFile.PassForeignAffairsReview(passed.Round, passed.PassedAt) is { } ready)
        {
            db.Publish(ready);
        }

        await db.SaveChangesAsync(ct);
    }
}
