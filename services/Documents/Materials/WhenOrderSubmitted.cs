using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Documents.Materials;

/// <summary>An order was submitted: what was handed in for it stays as it is.</summary>
public sealed class WhenOrderSubmitted(DocumentsDb db) : IConsumer<OrderSubmitted>
{
    public async Task Consume(ConsumeContext<OrderSubmitted> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        var ofCase = await db.FindFrozenAsync(message.CaseId, ct); // first, as who ends both does
        var dossier = await db.GetFrozenAsync(message.OrderId, ct);
        dossier.Lock(round: 1);
        dossier.BelongTo(message.CaseId, ofCase);
        await db.SaveChangesAsync(ct);
    }
}
