using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Offices;

/// <summary>Delivery tells how the cards of an office are handed over.</summary>
public sealed class WhenHandoverChoicesConfigured(ApplicationsDb db) : IConsumer<HandoverChoicesConfigured>
{
    public async Task Consume(ConsumeContext<HandoverChoicesConfigured> context)
    {
        (await db.GetOfficeAsync(context.Message.Office, context.CancellationToken)).Configure(context.Message);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
