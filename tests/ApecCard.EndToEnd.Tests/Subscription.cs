using System.Net.Http.Headers;
using System.Text.Json;
using ApecCard.ServiceDefaults;

namespace ApecCard.EndToEnd.Tests;

/// <summary>What another authority's system got when an administrator registered it.</summary>
internal sealed record Subscription(string Name, string Secret, string Queue)
{
    public static async Task<Subscription> RegisterAsync(
        WholeSystem system, string name, IReadOnlyCollection<string> topics)
    {
        using var administrator = await system.AnOfficerAsync(Roles.Administrator);
        var registered = await administrator.Door.PostAsync($"/api/identity/systems/subscribers/{name}", new
        {
            organisation = "Another authority",
            contact = "abtc@authority.example",
            purpose = "What its law says",
            topics,
        });
        return new(registered.Text("name"), registered.Text("secret"), registered.Text("queue"));
    }

    /// <summary>Signed in over HTTP.</summary>
    public async Task<HttpClient> SignInAsync(Uri gateway)
    {
        var door = new HttpClient { BaseAddress = gateway };
        using var tokens = await door.PostAsJsonAsync(
            "/api/identity/tokens", new { grant = "client-credentials", clientId = Name, clientSecret = Secret });
        var token = await tokens.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        door.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
        return door;
    }
}
