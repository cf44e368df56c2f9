using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Subscriptions;

/// <summary>Identity tells which systems may hear what.</summary>
public sealed class WhenSubscriberRegistered(ApplicationsDb db) : IConsumer<SubscriberRegistered>
{
    public async Task Consume(ConsumeContext<SubscriberRegistered> context)
    {
        var (id, ct) = (context.Message.SubscriberId, context.CancellationToken);
        var subscriber = await db.Subscribers.FindAsync([id], ct) ?? db.Subscribers.Add(new() { Id = id }).Entity;
        subscriber.Refresh(context.Message);
        await db.SaveChangesAsync(ct);
    }
}
