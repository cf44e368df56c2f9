using System.Net;
using System.Text.Json;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Tests.Checkout;

/// <summary>An enterprise that pays several charges at once, and its provider's word.</summary>
internal sealed class JointDesk(PaymentsService service)
{
    public Guid EnterpriseId { get; } = Guid.NewGuid();

    public HttpClient Enterprise => service.As(Roles.Enterprise, EnterpriseId);

    public async Task<Charge[]> Charges(int count)
    {
        var charges = new List<Charge>();
        for (var number = 0; number < count; number++)
        {
            charges.Add(await service.ACharge(EnterpriseId));
        }

        return [.. charges];
    }

    public async Task<Charge[]> InCheckout(int count)
    {
        var charges = await Charges(count);
        Assert.Equal(HttpStatusCode.OK, (await Start(charges)).StatusCode);
        return await Now(charges);
    }

    public async Task<Charge[]> Now(Charge[] charges) => await Task.WhenAll(charges.Select(service.Now));

    public async Task<Charge> PayAlone(Charge charge)
    {
        await Alone(charge);
        return await service.Pays(await service.Now(charge));
    }

    public Task<HttpResponseMessage> Alone(Charge charge) =>
        Enterprise.PostAsync($"/charges/{charge.Id}/checkout", content: null);

    public Task<HttpResponseMessage> Start(Charge[] charges) =>
        Enterprise.PostAsJsonAsync("/checkouts", new { chargeIds = charges.Select(charge => charge.Id) });

    public Task<HttpResponseMessage> Tell(Charge[] charges) =>
        service.Provider.Tell(service.Anonymous(), Paid(charges));

    public static Dictionary<string, object?> Paid(Charge[] charges) => new()
    {
        ["checkoutId"] = charges[0].CheckoutId,
        ["merchantReference"] = charges[0].JointCheckoutId,
        ["amount"] = charges.Sum(charge => charge.Amount),
        ["currency"] = charges[0].Currency,
        ["paidAt"] = DateTimeOffset.Now,
        ["transactionId"] = $"T-{charges[0].JointCheckoutId}",
    };

    public async Task Unchanged(Charge[] charges)
    {
        foreach (var charge in charges)
        {
            Assert.Equal(charge.RowVersion, (await service.Now(charge)).RowVersion);
        }
    }

    public static async Task<JsonElement> Body(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
