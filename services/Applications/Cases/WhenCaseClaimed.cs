using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>An officer has taken the case up: the enterprise sees who has the ball.</summary>
public sealed class WhenCaseClaimed(ApplicationsDb db) : IConsumer<CaseClaimed>
{
    public async Task Consume(ConsumeContext<CaseClaimed> context)
    {
        var (claimed, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(claimed.CaseId, ct);
        caseFile.RecordClaim(claimed.Stage, claimed.ReviewVersion, claimed.ClaimedAt);
        await db.SaveChangesAsync(ct);
    }
}
