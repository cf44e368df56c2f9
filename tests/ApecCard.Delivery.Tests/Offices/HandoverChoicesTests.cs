using System.Net;
using ApecCard.Contracts;
using ApecCard.Delivery.Offices;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Delivery.Tests.Offices;

public class HandoverChoicesTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task Each_office_has_its_choices_from_the_first_day_and_the_others_are_told()
    {
        foreach (var office in new[] { "shanghai", "hunan", "xian", "beijing" })
        {
            var choices = await Choices(office);
            Assert.Contains(HandoverMethod.Mailing, choices.Methods);
            Assert.Equal(choices.Methods.Contains(HandoverMethod.Collection), choices.ServicePoints.Count > 0);
            await Eventually.Is(() => service.IsPublished<HandoverChoicesConfigured>(told => told.Office == office
                && told.Version == choices.Version && told.ServicePoints.Length == choices.ServicePoints.Count));
        }
    }

    [Fact]
    public async Task An_unknown_office_has_none() => await Refusal.Is(
        HttpStatusCode.NotFound,
        "not-found",
        await service.As(Roles.Enterprise, Guid.NewGuid()).GetAsync("/offices/atlantis/handover-choices"));

    [Fact]
    public async Task A_newer_version_replaces_an_older_one_and_an_older_one_changes_nothing()
    {
        var configure = new ConfigureHandovers(
            service.Services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System);
        await using (var db = service.OpenDatabase())
        {
            await configure.TakeOverAsync(db, [Configured(version: 2, HandoverMethod.Mailing)], default);
            await configure.TakeOverAsync(db, [Configured(version: 1, HandoverMethod.Collection)], default);
        }

        Assert.Equal([HandoverMethod.Mailing], (await Choices("xiamen")).Methods);
    }

    private static HandoverConfiguration Configured(int version, HandoverMethod method) =>
        new() { Office = "xiamen", Version = version, Methods = [method], ServicePoints = [] };

    private async Task<GetHandoverChoices.Response> Choices(string office) =>
        (await service.As(Roles.Enterprise, Guid.NewGuid()).GetFromJsonAsync<GetHandoverChoices.Response>(
            $"/offices/{office}/handover-choices", Json.Options))!;
}
