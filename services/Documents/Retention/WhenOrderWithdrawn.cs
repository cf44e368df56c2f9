using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Documents.Retention;

/// <summary>An order was taken back, or has become needless: from now on counts how long its files are kept.</summary>
public sealed class WhenOrderWithdrawn(DocumentsDb db) : IConsumer<OrderWithdrawn>
{
    public async Task Consume(ConsumeContext<OrderWithdrawn> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        (await db.FindFrozenAsync(message.OrderId, ct))?.End(RetentionClass.Ended, message.WithdrawnAt);
        await db.SaveChangesAsync(ct);
    }
}
