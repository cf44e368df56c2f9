using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>From here on the economies decide.</summary>
public sealed class WhenPreClearanceRequested(ApplicationsDb db) : IConsumer<PreClearanceRequested>
{
    public async Task Consume(ConsumeContext<PreClearanceRequested> context)
    {
        var (requested, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(requested.CaseId, ct);
        caseFile.AskEconomies(requested.Economies, requested.RequestedAt);
        await db.SaveChangesAsync(ct);
    }
}
