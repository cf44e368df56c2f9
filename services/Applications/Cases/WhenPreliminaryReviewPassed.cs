using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The chosen office passed the case on to the foreign affairs office.</summary>
public sealed class WhenPreliminaryReviewPassed(ApplicationsDb db) : IConsumer<PreliminaryReviewPassed>
{
    public async Task Consume(ConsumeContext<PreliminaryReviewPassed> context)
    {
        var (passed, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(passed.CaseId, ct);
        caseFile.PassPreliminaryReview(passed.Round, passed.PassedAt);
        await db.SaveChangesAsync(ct);
    }
}
