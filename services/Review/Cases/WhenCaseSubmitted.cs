using ApecCard.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Cases;

/// <summary>A case enters the preliminary queue of the office its enterprise chose; one review per case.</summary>
public sealed class WhenCaseSubmitted(ReviewDb db, TimeProvider clock) : IConsumer<CaseSubmitted>
{
    public async Task Consume(ConsumeContext<CaseSubmitted> context)
    {
        var (submitted, ct) = (context.Message, context.CancellationToken);
        if (await db.Cases.AnyAsync(review => review.Id == submitted.CaseId, ct))
        {
            return;
        }

        db.Add(ReviewCase.Open(submitted.CaseId, submitted.CaseNumber, submitted.Office, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
    }
}
