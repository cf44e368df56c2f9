using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Documents.Materials;

/// <summary>A case was submitted: what was handed in stays as it is.</summary>
public sealed class WhenCaseSubmitted(DocumentsDb db) : IConsumer<CaseSubmitted>
{
    public async Task Consume(ConsumeContext<CaseSubmitted> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        (await db.GetFrozenAsync(message.CaseId, ct)).Lock(round: 1);
        await db.SaveChangesAsync(ct);
    }
}
