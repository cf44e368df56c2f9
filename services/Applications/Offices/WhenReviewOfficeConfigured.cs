using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Offices;

/// <summary>Review tells which offices there are.</summary>
public sealed class WhenReviewOfficeConfigured(ApplicationsDb db) : IConsumer<ReviewOfficeConfigured>
{
    public async Task Consume(ConsumeContext<ReviewOfficeConfigured> context)
    {
        (await db.GetOfficeAsync(context.Message.Office, context.CancellationToken)).Configure(context.Message);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
