using System.Net;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Payments.Tests.Checkout;

/// <summary>Nobody answers at the provider's address.</summary>
public class ProviderAwayTests(ProviderAwayTests.WithoutProvider service)
    : IClassFixture<ProviderAwayTests.WithoutProvider>
{
    [Fact]
    public async Task No_checkout_can_be_opened_and_the_charge_stays_as_it_is()
    {
        var enterpriseId = Guid.NewGuid();
        var charge = await service.ACharge(enterpriseId);

        await Refusal.Is(HttpStatusCode.ServiceUnavailable, "payment-provider.unavailable",
            await service.As(Roles.Enterprise, enterpriseId).PostAsync($"/charges/{charge.Id}/checkout", null));

        Assert.Equal(charge.RowVersion, (await service.ChargesOf(charge.CaseId)).Single().RowVersion);
    }

    [Fact]
    public async Task A_callback_cannot_be_verified_and_is_not_believed()
    {
        var charge = await service.ACharge();

        await Refusal.Is(HttpStatusCode.ServiceUnavailable, "callback.unverifiable",
            await service.Provider.Tell(service.Anonymous(), Provider.Paid(charge)));

        Assert.Equal(ChargeState.Open, (await service.ChargesOf(charge.CaseId)).Single().State);
    }

    public sealed class WithoutProvider : PaymentsService
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("services:payment-provider:http:0", "http://127.0.0.1:9"); // discard
        }
    }
}
