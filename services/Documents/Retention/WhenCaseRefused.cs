using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Documents.Retention;

/// <summary>The application is refused: from now on counts how long its files, and those of its orders, are kept.</summary>
public sealed class WhenCaseRefused(DocumentsDb db) : IConsumer<CaseRefused>
{
    public async Task Consume(ConsumeContext<CaseRefused> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await db.EndCaseAsync(message.CaseId, RetentionClass.Refused, message.RefusedAt, ct);
        await db.SaveChangesAsync(ct);
    }
}
