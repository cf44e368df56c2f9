using ApecCard.Applications.Review;
using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The office telephoned; what was advised is asked of Review, because it is about a person.</summary>
public sealed class WhenGuidanceCallRecorded(ApplicationsDb db, ReviewClient review) : IConsumer<GuidanceCallRecorded>
{
    public async Task Consume(ConsumeContext<GuidanceCallRecorded> context)
    {
        var (recorded, ct) = (context.Message, context.CancellationToken);
        var guidance = await review.GetGuidanceAsync(recorded.CaseId, ct);
        var caseFile = await db.GetCaseAsync(recorded.CaseId, ct);
        caseFile.RecordCall(new(
            recorded.CallId, recorded.Outcome, guidance.AdviceOf(recorded.CallId), recorded.CalledAt, recorded.NextCallAt));
        await db.SaveChangesAsync(ct);
    }
}
