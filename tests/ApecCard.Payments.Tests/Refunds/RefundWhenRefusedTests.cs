using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Payments.Tests.Refunds;

/// <summary>Where refused applications are given back (Refunds__WhenRefused).</summary>
public class RefundWhenRefusedTests(RefundWhenRefusedTests.Generous service)
    : IClassFixture<RefundWhenRefusedTests.Generous>
{
    [Fact]
    public async Task The_fee_of_a_refused_case_is_given_back_when_that_is_configured()
    {
        var charge = await service.APaidCharge();

        await service.Bus.Publish(new CaseRefused(
            charge.CaseId, 5, charge.CaseNumber, RefusalReasons.NotEligible, DateTimeOffset.UtcNow.AddMinutes(1)));

        await service.Becomes(charge, ChargeState.Refunded);
    }

    public sealed class Generous : PaymentsService
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Refunds:WhenRefused", "true");
        }
    }
}
