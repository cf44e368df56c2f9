using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>An economy took back its grant, while others decide or when the card is long made.</summary>
public sealed class WhenGrantWithdrawn(ApplicationsDb db) : IConsumer<GrantWithdrawn>
{
    public async Task Consume(ConsumeContext<GrantWithdrawn> context)
    {
        var (withdrawn, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(withdrawn.CaseId, ct);
        db.PublishAll(caseFile.RecordWord(
            new(withdrawn.Economy, EconomyAnswer.Withdrawn, withdrawn.PreClearanceVersion, withdrawn.WithdrawnAt),
            await db.FindRenewedCardAsync(caseFile, ct)));
        await db.SaveChangesAsync(ct);
    }
}
