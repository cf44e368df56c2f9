using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Documents.Retention;

/// <summary>Nobody answered in time: from now on counts how long its files, and those of its orders, are kept.</summary>
public sealed class WhenCaseLapsed(DocumentsDb db) : IConsumer<CaseLapsed>
{
    public async Task Consume(ConsumeContext<CaseLapsed> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        await db.EndCaseAsync(message.CaseId, RetentionClass.Ended, message.LapsedAt, ct);
        await db.SaveChangesAsync(ct);
    }
}
