using ApecCard.Applications.Cases;
using ApecCard.Applications.Offices;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Orders;

/// <summary>
/// Shows an order with the company and the office it belongs to, and with what is still missing or wrong in it.
/// </summary>
public sealed class OrderReport(ApplicationsDb db, TimeProvider clock)
{
    public async Task<OrderView> ViewAsync(CaseFile caseFile, Order order, CancellationToken ct)
    {
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Id == caseFile.EnterpriseId, ct);
        var office = await OfficeOfAsync(caseFile, ct);
        return OrderView.Of(caseFile, order, enterprise, office, clock.GetUtcNow().DayInShanghai());
    }

    /// <summary>Throws what is missing or wrong (OrderCheck).</summary>
    public async Task RequireNoProblemsAsync(CaseFile caseFile, Order order, CancellationToken ct)
    {
        var office = await OfficeOfAsync(caseFile, ct);
        OrderCheck.RequireNone(OrderCheck.Problems(caseFile, order, office, clock.GetUtcNow().DayInShanghai()));
    }

    private Task<Office> OfficeOfAsync(CaseFile caseFile, CancellationToken ct) =>
        db.Offices.AsNoTracking().SingleAsync(office => office.Code == caseFile.Office, ct);
}
