using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Documents.Materials;

/// <summary>An order was submitted: what was handed in for it stays as it is.</summary>
public sealed class WhenOrderSubmitted(DocumentsDb db) : IConsumer<OrderSubmitted>
{
    public async Task Consume(ConsumeContext<OrderSubmitted> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        (await db.GetFrozenAsync(message.OrderId, ct)).Lock(round: 1);
        await db.SaveChangesAsync(ct);
    }
}
