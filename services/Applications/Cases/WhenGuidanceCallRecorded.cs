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
        var guidance = recorded.OrderId is { } about
            ? await review.GetOrderGuidanceAsync(about, ct)
            : await review.GetGuidanceAsync(recorded.CaseId, ct);
        var caseFile = await db.GetCaseAsync(recorded.CaseId, ct);
        GuidanceCall call = new(
            recorded.CallId, recorded.Outcome, guidance.AdviceOf(recorded.CallId), recorded.CalledAt,
            recorded.NextCallAt);
        if (recorded.OrderId is { } orderId)
        {
            caseFile.RecordCall(caseFile.GetOrder(orderId), call);
        }
        else
        {
            caseFile.RecordCall(call);
        }

        await db.SaveChangesAsync(ct);
    }
}
