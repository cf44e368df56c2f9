using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Cases;

[Collection(nameof(TheService))]
public class RefusalReasonsTests(ApplicationsService service)
{
    [Fact]
    public async Task An_officer_reads_each_reason_as_the_enterprise_will()
    {
        var reasons = await service.As(Roles.MinistryOfficer)
            .GetFromJsonAsync<RefusalText[]>("/refusal-reasons", Json.Options);

        Assert.Equal(RefusalReasons.ForOfficers, reasons!.Select(reason => reason.Code));
        Assert.DoesNotContain(reasons!, reason => reason.Chinese == RefusalText.Of("no such reason")!.Chinese);
    }

    [Fact]
    public async Task An_enterprise_has_no_list_of_them() => await Refusal.Is(
        HttpStatusCode.Forbidden, "not-for-your-role",
        await service.As(Roles.Enterprise, Guid.NewGuid()).GetAsync("/refusal-reasons"));
}
