using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using MassTransit;

namespace ApecCard.Documents.Retention;

/// <summary>
/// A card was made: its files are needed until the last day of the longest card of the case, whatever becomes of it, and
/// from then on counts how long they are kept.
/// </summary>
public sealed class WhenCardProduced(DocumentsDb db) : IConsumer<CardProduced>
{
    public async Task Consume(ConsumeContext<CardProduced> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        var lastDayEnds = message.ExpiresOn.AddDays(1).StartInShanghai().ToUniversalTime();
        await db.EndCaseAsync(message.CaseId, RetentionClass.Expired, lastDayEnds, ct);
        await db.SaveChangesAsync(ct);
    }
}
