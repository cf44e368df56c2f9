using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Enterprises;

/// <summary>Identity has verified an enterprise: it may start applications.</summary>
public sealed class WhenEnterpriseRegistered(ApplicationsDb db) : IConsumer<EnterpriseRegistered>
{
    public async Task Consume(ConsumeContext<EnterpriseRegistered> context)
    {
        var (id, ct) = (context.Message.EnterpriseId, context.CancellationToken);
        var enterprise = await db.Enterprises.FindAsync([id], ct) ?? db.Enterprises.Add(new() { Id = id }).Entity;
        enterprise.Refresh(context.Message);
        await db.SaveChangesAsync(ct);
    }
}
