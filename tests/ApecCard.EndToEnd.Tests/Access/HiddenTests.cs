using System.Net;

namespace ApecCard.EndToEnd.Tests.Access;

/// <summary>What services say to those who run them is not to be had over the gateway, however it is written.</summary>
[Collection(nameof(TheWholeSystem))]
public class HiddenTests(WholeSystem system)
{
    private static readonly string[] _writings =
    [
        "/health", "/alive", "/openapi/v1.json", "/OpenAPI/v1.json", "/%6fpenapi/v1.json", "//openapi/v1.json",
        "/./openapi/v1.json", "/x/../openapi/v1.json", "/x/..%2fopenapi/v1.json", "/%2e/health",
        "/;/health", "/health/", "/health%00", "/x/%2e%2e/alive",
    ];

    public static TheoryData<string> Services => [.. Operation.Services];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task What_is_for_those_who_run_a_service_is_not_found(string service)
    {
        using var http = new HttpClient();
        using var inside = await http.GetAsync(new Uri(system.Endpoint(service), "/health"));
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode); // there is something to hide
        foreach (var writing in _writings)
        {
            var address = new Uri(
                $"{system.Gateway.ToString().TrimEnd('/')}/api/{service}{writing}",
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }); // as it is written
            using var answer = await http.GetAsync(address);
            Assert.True(
                // 401: it reached the service, which has no such path and says so to nobody who is not signed in.
                (int)answer.StatusCode is 400 or 401 or 404,
                $"{address} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
