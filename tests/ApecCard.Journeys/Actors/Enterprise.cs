using System.Net.Http.Json;
using ApecCard.Journeys.People;
using ApecCard.ServiceDefaults;

namespace ApecCard.Journeys.Actors;

/// <summary>An enterprise: registered with its e-licence, it appoints agents.</summary>
public sealed class Enterprise(Uri gateway, Company company) : IDisposable
{
    public const string Password = "a-long-enough-sentence-26";

    public Door Door { get; } = new(gateway);

    public Guid Id { get; private set; }

    /// <summary>
    /// Opens a session, lets the legal representative's phone scan it, and registers what the e-licence says.
    /// </summary>
    public async Task RegisterAsync()
    {
        var session = await Door.PostAsync("/api/identity/elicence-sessions", new { purpose = "Registration" });
        var (id, secret) = (session.Text("sessionId"), session.Text("browserSecret"));
        await ScanAsync(session.Text("scanUrl"));
        await Until.SoAsync("the e-licence authority answers", async () =>
            (await Door.PollElicenceAsync(id, secret)).Text("state") == "Scanned");
        var registered = await Door.PostAsync(
            "/api/identity/enterprises",
            new { elicenceSessionId = id, browserSecret = secret, company.Email, password = Password });
        Id = registered.Id("enterpriseId");
        OwnDevices.Keep(company.Email, Door);
    }

    public Task SignInAsync() => Door.SignInWithBrowserAsync(company.Email, Password);

    /// <summary>
    /// Adds an agent, who accepts the invitation, and authorises it; the agent signs in with an account of its own.
    /// </summary>
    public async Task<Agent> AppointAgentAsync()
    {
        var email = $"agent-{Guid.NewGuid():N}@example.com";
        var added = (await Door.PostAsync("/api/identity/agents", new { name = "黄娜", email })).Body!;
        var agent = new Agent(gateway, email, company);
        await agent.AcceptAsync(added["invitation"]!["link"]!.GetValue<string>());
        await Door.PostAsync($"/api/identity/agents/{added["agent"]!["id"]}/authorisation");
        return agent;
    }

    public void Dispose() => Door.Dispose();

    // What the phone does is between it and the authority: not over our gateway.
    private async Task ScanAsync(string scanUrl)
    {
        using var phone = new HttpClient();
        using var approved = await phone.PostAsJsonAsync(
            scanUrl, new { company.Name, company.Uscc, company.LegalRepresentative }, Json.Options);
        approved.EnsureSuccessStatusCode();
    }
}
