using System.Net;
using ApecCard.Payments.Fees;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Tests.Fees;

public class GetFeeTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    [Theory]
    [InlineData(Business.Application, 720)]
    [InlineData(Business.Replacement, 720)]
    [InlineData(Business.EarlyProduction, 0)]
    [InlineData(Business.PassportChange, 0)]
    [InlineData(Business.Cancellation, 0)]
    public async Task Anybody_may_ask_what_a_business_costs(Business business, decimal amount)
    {
        var fee = await service.Anonymous().GetFromJsonAsync<GetFee.Response>(
            $"/fees?office=hunan&business={business}", Json.Options);

        Assert.Equal(new GetFee.Response("hunan", business, amount, "CNY"), fee);
    }

    [Theory]
    [InlineData("office=Hunan&business=Replacement")]
    [InlineData("office=hunan&business=Something")]
    [InlineData("office=hunan&business=-1")]
    [InlineData("office=hunan&business=99")]
    public async Task What_is_no_office_or_no_business_has_no_fee(string query) => Assert.Equal(
        HttpStatusCode.BadRequest, (await service.Anonymous().GetAsync($"/fees?{query}")).StatusCode);
}
