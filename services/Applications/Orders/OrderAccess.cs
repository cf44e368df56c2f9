using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Orders;

/// <summary>An order with the case that decides about it; what is not the caller's is not found.</summary>
public static class OrderAccess
{
    public sealed record Found(CaseFile Case, Order Order);

    /// <summary>For who reads: the enterprise that owns it, the officers of the case's office.</summary>
    public static async Task<Found?> FindOrderAsync(
        this ApplicationsDb db, Guid orderId, Caller caller, CancellationToken ct) =>
        Of(orderId, await db.Cases.AsNoTracking().VisibleTo(caller).Include(c => c.Orders)
            .SingleOrDefaultAsync(c => c.Orders.Any(order => order.Id == orderId), ct));

    /// <summary>For who changes it: held until the transaction ends, as messages change the case, too.</summary>
    public static async Task<Found?> FindOwnOrderForUpdateAsync(
        this ApplicationsDb db, Guid orderId, Caller caller, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""
            select 1 from "Cases" where "Id" = (select "CaseId" from "Orders" where "Id" = {orderId}) for update
            """, ct);
        return Of(orderId, await db.Cases.OwnedBy(caller).Include(c => c.Orders)
            .SingleOrDefaultAsync(c => c.Orders.Any(order => order.Id == orderId), ct));
    }

    private static Found? Of(Guid orderId, CaseFile? caseFile) =>
        caseFile is null ? null : new(caseFile, caseFile.GetOrder(orderId));
}
