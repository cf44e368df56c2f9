using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>An old card was handed in.</summary>
public sealed class WhenCardReturned(ApplicationsDb db) : IConsumer<CardReturned>
{
    public async Task Consume(ConsumeContext<CardReturned> context)
    {
        var (returned, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(returned.CaseId, ct);
        caseFile.RecordReturn(returned.CardId, returned.ReturnedAt);
        await db.SaveChangesAsync(ct);
    }
}
