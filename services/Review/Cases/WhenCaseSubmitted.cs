using ApecCard.Contracts;
using ApecCard.Review.Deadlines;
using ApecCard.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Cases;

/// <summary>A case enters the preliminary queue of the office its enterprise chose; one review per case.</summary>
public sealed class WhenCaseSubmitted(ReviewDb db, Calendars calendars, TimeProvider clock) : IConsumer<CaseSubmitted>
{
    public async Task Consume(ConsumeContext<CaseSubmitted> context)
    {
        var (submitted, ct) = (context.Message, context.CancellationToken);
        if (await db.Cases.AnyAsync(review => review.Id == submitted.CaseId, ct))
        {
            return;
        }

        var office = await db.Offices.AsNoTracking().Where(one => one.Office == submitted.Office)
            .OrderByDescending(one => one.Version).FirstOrDefaultAsync(ct)
            ?? throw new TooEarlyException($"{submitted.Office} is not configured here.");
        db.Add(ReviewCase.Open(submitted, OfficeTerms.Of(office), await calendars.GetAsync(ct), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
    }
}
