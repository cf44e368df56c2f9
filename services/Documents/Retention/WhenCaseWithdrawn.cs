using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Documents.Retention;

/// <summary>The enterprise took the application back: from now on counts how long its files, and those of its orders, are kept.</summary>
public sealed class WhenCaseWithdrawn(DocumentsDb db) : IConsumer<CaseWithdrawn>
{
    public async Task Consume(ConsumeContext<CaseWithdrawn> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await db.EndCaseAsync(message.CaseId, RetentionClass.Ended, message.WithdrawnAt, ct);
        await db.SaveChangesAsync(ct);
    }
}
