using ApecCard.Applications.Review;
using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>An officer returned the case; the reasons are asked of Review, because they are about a person.</summary>
public sealed class WhenCorrectionRequested(ApplicationsDb db, ReviewClient review) : IConsumer<CorrectionRequested>
{
    public async Task Consume(ConsumeContext<CorrectionRequested> context)
    {
        var (requested, ct) = (context.Message, context.CancellationToken);
        var reasons = await review.GetGuidanceAsync(requested.CaseId, ct);
        var caseFile = await db.GetCaseAsync(requested.CaseId, ct);
        caseFile.RequestCorrection(
            Enum.Parse<Stage>(requested.Stage.ToString()),
            requested.Round,
            requested.Pins.Select(pin => (pin, reasons.ReasonOf(requested.Round, pin.Target))),
            requested.RequestedAt);
        await db.SaveChangesAsync(ct);
    }
}
