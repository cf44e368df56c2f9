using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Documents.Materials;

/// <summary>An officer returned an order: the materials that are pinned may be exchanged, no others.</summary>
public sealed class WhenOrderCorrectionRequested(DocumentsDb db) : IConsumer<OrderCorrectionRequested>
{
    public async Task Consume(ConsumeContext<OrderCorrectionRequested> context)
    {
        var (requested, ct) = (context.Message, context.CancellationToken);
        string[] items = [.. requested.Pins.Where(pin => pin.Kind is PinKind.Material).Select(pin => pin.Target)];
        (await db.GetFrozenAsync(requested.OrderId, ct)).Unlock(requested.Round, items);
        await db.SaveChangesAsync(ct);
    }
}
