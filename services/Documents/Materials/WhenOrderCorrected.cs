using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Documents.Materials;

/// <summary>The correction of an order was submitted: what was handed in for it stays as it is.</summary>
public sealed class WhenOrderCorrected(DocumentsDb db) : IConsumer<OrderCorrected>
{
    public async Task Consume(ConsumeContext<OrderCorrected> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        (await db.GetFrozenAsync(message.OrderId, ct)).Lock(message.Round);
        await db.SaveChangesAsync(ct);
    }
}
