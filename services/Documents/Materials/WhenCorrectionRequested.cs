using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Documents.Materials;

/// <summary>An officer returned a case: the materials that are pinned may be exchanged, no others.</summary>
public sealed class WhenCorrectionRequested(DocumentsDb db) : IConsumer<CorrectionRequested>
{
    public async Task Consume(ConsumeContext<CorrectionRequested> context)
    {
        var (requested, ct) = (context.Message, context.CancellationToken);
        string[] items = [.. requested.Pins.Where(pin => pin.Kind is PinKind.Material).Select(pin => pin.Target)];
        (await db.GetFrozenAsync(requested.CaseId, ct)).Unlock(requested.Round, items);
        await db.SaveChangesAsync(ct);
    }
}
