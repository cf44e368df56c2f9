using ApecCard.Applications.Cases;
using ApecCard.Applications.Orders;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Orders;

/// <summary>What an enterprise does with an order, over HTTP.</summary>
public sealed class OrderDesk(ApplicationsService service)
{
    public async Task<OrderView> Submitted(CaseFile caseFile, OrderKind kind)
    {
        var order = await Start(caseFile, kind);
        await Save(caseFile, order.Id, OrderStories.Filled(caseFile, kind));
        return await Read<OrderView>(await Submit(caseFile, order.Id));
    }

    public async Task<OrderView> Start(CaseFile caseFile, OrderKind kind) => await Read<OrderView>(
        await service.Owner(caseFile).PostAsJsonAsync($"/cases/{caseFile.Id}/orders", new { kind }, Json.Options));

    public async Task<OrderView> Save(CaseFile caseFile, Guid orderId, OrderForm form) => await Read<OrderView>(
        await service.Owner(caseFile).PutAsJsonAsync($"/orders/{orderId}/form", new { form }, Json.Options));

    public Task<HttpResponseMessage> Submit(CaseFile caseFile, Guid orderId) =>
        service.Owner(caseFile).PostAsync($"/orders/{orderId}/submission", null);

    public async Task<Order> Now(CaseFile caseFile, Guid orderId) =>
        (await service.Reload(caseFile.Id)).GetOrder(orderId);

    public Task Becomes(CaseFile caseFile, OrderView order, Func<Order, bool> so) =>
        Eventually.Is(async () => so(await Now(caseFile, order.Id)));

    public static async Task<T> Read<T>(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(Json.Options))!;
    }
}
