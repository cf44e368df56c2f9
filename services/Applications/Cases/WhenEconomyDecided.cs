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
        var answer = decided.Decision is PreClearanceDecision.Granted ? EconomyAnswer.Granted : EconomyAnswer.Refused;
        if (caseFile.AskedAt is { } askedAt && caseFile.Words.All(word => word.Economy != decided.Economy))
        {
            db.DecisionTimes.Add(
                new(caseFile.Id, decided.Economy, (decided.DecidedAt - askedAt).TotalDays, decided.DecidedAt));
        }

        db.PublishAll(caseFile.RecordWord(
            new(decided.Economy, answer, decided.PreClearanceVersion, decided.DecidedAt),
            await db.FindRenewedCardAsync(caseFile, ct)));
        await db.SaveChangesAsync(ct);
    }
}
