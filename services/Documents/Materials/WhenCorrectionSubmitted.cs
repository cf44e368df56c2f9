using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Documents.Materials;

/// <summary>A correction was submitted: what was handed in stays as it is.</summary>
public sealed class WhenCorrectionSubmitted(DocumentsDb db) : IConsumer<CorrectionSubmitted>
{
    public async Task Consume(ConsumeContext<CorrectionSubmitted> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        (await db.GetFrozenAsync(message.CaseId, ct)).Lock(message.Round);
        await db.SaveChangesAsync(ct);
    }
}
