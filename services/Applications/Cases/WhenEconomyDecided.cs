using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>An economy granted or refused pre-clearance; perhaps before we hear that it was asked.</summary>
public sealed class WhenEconomyDecided(ApplicationsDb db) : IConsumer<EconomyDecided>
{
    public async Task Consume(ConsumeContext<EconomyDecided> context)
    {
        var (decided, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(decided.CaseId, ct);
        var granted = decided.Decision is PreClearanceDecision.Granted;
        if (caseFile.RecordDecision(new(decided.Economy, granted, decided.PreClearanceVersion, decided.DecidedAt)) is { } wanted)
        {
            db.Publish(wanted);
        }

        await db.SaveChangesAsync(ct);
    }
}
