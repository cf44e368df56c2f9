using System.Net;
using System.Text.Json;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Payments.Tests.Charges;

public class GetChargeTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    [Fact]
    public async Task The_enterprise_its_agents_and_the_finance_officer_see_a_charge_nobody_else_does()
    {
        var enterpriseId = Guid.NewGuid();
        var charge = await service.ACharge(enterpriseId);

        foreach (var reader in (HttpClient[])
        [
            service.As(Roles.Enterprise, enterpriseId),
            service.As(Roles.Agent, enterpriseId),
            service.As(Roles.FinanceOfficer),
        ])
        {
            var answer = await reader.GetAsync($"/charges/{charge.Id}");
            Assert.NotNull(answer.Headers.ETag);
            var view = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("Open", view.GetProperty("state").GetString());
            Assert.Equal(720.00m, view.GetProperty("amount").GetDecimal());
            Assert.Equal(1, (await Items(reader, $"?caseId={charge.CaseId}")).GetArrayLength());
        }

        var stranger = service.As(Roles.Enterprise, Guid.NewGuid());
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await stranger.GetAsync($"/charges/{charge.Id}"));
        Assert.Equal(0, (await Items(stranger, $"?caseId={charge.CaseId}")).GetArrayLength());
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.MinistryOfficer).GetAsync($"/charges/{charge.Id}"));
        await Refusal.Is(HttpStatusCode.Unauthorized, "not-signed-in",
            await service.Anonymous().GetAsync($"/charges/{charge.Id}"));
    }

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        var enterpriseId = Guid.NewGuid();
        var enterprise = service.As(Roles.Enterprise, enterpriseId);
        for (var i = 0; i < 3; i++)
        {
            await service.ACharge(enterpriseId);
        }

        var first = await enterprise.GetFromJsonAsync<JsonElement>("/charges?limit=2");
        var second = await Items(enterprise, $"?limit=2&after={first.GetProperty("next").GetString()}");

        Assert.Equal((2, 1), (first.GetProperty("items").GetArrayLength(), second.GetArrayLength()));
    }

    [Theory]
    [InlineData("/charges/not-a-guid", 404)]
    [InlineData("/charges?caseId=not-a-guid", 400)]
    [InlineData("/charges?after=%00", 400)]
    [InlineData("/charges?limit=0", 400)]
    [InlineData("/charges?limit=99999999999999999999", 400)]
    public async Task Odd_requests_are_refused(string address, int status) =>
        Assert.Equal(status, (int)(await service.As(Roles.FinanceOfficer).GetAsync(address)).StatusCode);

    private static async Task<JsonElement> Items(HttpClient client, string query) =>
        (await client.GetFromJsonAsync<JsonElement>($"/charges{query}")).GetProperty("items");
}
