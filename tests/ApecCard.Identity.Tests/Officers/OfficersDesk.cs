using System.Net;
using ApecCard.Identity.Officers;

namespace ApecCard.Identity.Tests.Officers;

/// <summary>An administrator adds officers, over HTTP.</summary>
internal static class OfficersDesk
{
    public static Task<HttpResponseMessage> Add(
        Member administrator, string role, string? office = null, string? name = null) =>
        administrator.Http.PostAsJsonAsync("/officers", new
        {
            signInName = name ?? $"{Guid.NewGuid():N}@officers.example",
            name = "李敏",
            role,
            office,
        });

    public static async Task<AddOfficer.Response> Added(Member administrator, string role, string? office = null)
    {
        var answer = await Add(administrator, role, office);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<AddOfficer.Response>())!;
    }
}
