using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Tests.Letters;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests;

/// <summary>The whole service, with an authority that signs what the tests say.</summary>
public partial class IdentityService() : ServiceOnPostgres<Program, IdentityDb>("identity"), IAsyncLifetime
{
    public const string Password = "ein sehr langes Wort";

    public Authority Authority { get; } = new();

    private readonly ConcurrentDictionary<string, string> _devices = new();

    public MailServer Mail { get; } = new();

    public LogBook Log { get; } = new();

    public override async Task InitializeAsync()
    {
        await Authority.StartAsync();
        await Mail.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Authority.DisposeAsync();
        await Mail.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("services:elicence:http:0", Authority.Url);
        builder.UseSetting("Public:Url", "https://apeccard.example");
        builder.UseSetting("SigningKeys:Password", "for tests only");
        builder.UseSetting("Services:gateway:Secret", "the gateway's secret");
        builder.UseSetting("Services:review:Secret", "review's secret");
        builder.UseSetting("Broker:EconomiesSecret", "the economies' secret");
        builder.UseSetting("Apps:0:Id", "phone");
        builder.UseSetting("Apps:0:Name", "旅行卡手机版");
        builder.UseSetting("Apps:0:NameInEnglish", "Travel card on the phone");
        builder.UseSetting("Apps:0:RedirectAddresses:0", "http://127.0.0.1/back");
        builder.UseSetting("Apps:0:RedirectAddresses:1", "https://app.example/back");
        builder.UseSetting("Apps:0:RedirectAddresses:2", "example.app:/back?from=card");
        builder.UseSetting("Apps:0:RedirectAddresses:3", "http://[::1]/back");
        builder.UseSetting("Apps:1:Id", "tablet");
        builder.UseSetting("Apps:1:Name", "旅行卡平板版");
        builder.UseSetting("Apps:1:NameInEnglish", "Travel card on the tablet");
        builder.UseSetting("Apps:1:RedirectAddresses:0", "http://127.0.0.1/back");
        builder.UseSetting("Mail:Server", Mail.Address);
        builder.UseSetting("Mail:TimeoutSeconds", "5");
        builder.ConfigureLogging(logging => logging.AddProvider(Log));
    }

    /// <summary>A browser that shows a QR code.</summary>
    public async Task<Scan> Open(string purpose = "Registration")
    {
        var answer = await Anonymous().PostAsJsonAsync("/elicence-sessions", new { purpose });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var opened = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new(
            opened.GetProperty("sessionId").GetGuid(), opened.GetProperty("browserSecret").GetString()!,
            Authority.NonceOf(new Uri(opened.GetProperty("scanUrl").GetString()!)));
    }

    /// <summary>A browser whose QR code was scanned.</summary>
    public async Task<Scan> Scanned(LicenceOf company, string purpose = "Registration")
    {
        var scan = await Open(purpose);
        Assert.Equal(HttpStatusCode.NoContent, (await Send(Authority.Sign(scan.Nonce, company))).StatusCode);
        return scan;
    }

    public Task<HttpResponseMessage> Send(string assertion) =>
        Anonymous().PostAsJsonAsync("/elicence-assertions", new { assertion });

    public Task<HttpResponseMessage> Register(Scan scan, string email, string password = Password) =>
        Anonymous().PostAsJsonAsync("/enterprises", new
        {
            elicenceSessionId = scan.SessionId,
            browserSecret = scan.BrowserSecret,
            email,
            password,
        });

    /// <summary>A registered enterprise that has signed in.</summary>
    public async Task<Member> AnEnterprise(LicenceOf? company = null)
    {
        var email = $"{Guid.NewGuid():N}@company.example";
        var answer = await Register(await Scanned(company ?? LicenceOf.ANewCompany()), email);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await SignedIn(email);
    }

    /// <summary>One who has not chosen a password yet, with the secret of the link.</summary>
    public static async Task<(Guid Id, string Email, string Secret)> AnInvitedAgentOf(Member enterprise)
    {
        var email = $"{Guid.NewGuid():N}@agents.example";
        var answer = await enterprise.Http.PostAsJsonAsync("/agents", new { email, name = "李四" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var added = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (
            added.GetProperty("agent").GetProperty("id").GetGuid(), email,
            added.GetProperty("invitation").GetProperty("link").GetString()!.Split('#')[1]);
    }

    /// <summary>One of the enterprise's agents, who has a password; not signed in.</summary>
    public static async Task<(Guid Id, string Email)> AnAgentOf(Member enterprise, bool authorised = true)
    {
        var (id, email, secret) = await AnInvitedAgentOf(enterprise);
        (await enterprise.Http.PostAsJsonAsync("/invitations/acceptance", new { secret, password = Password }))
            .EnsureSuccessStatusCode();
        if (authorised)
        {
            (await enterprise.Http.PostAsync($"/agents/{id}/authorisation", content: null)).EnsureSuccessStatusCode();
        }

        return (id, email);
    }

    /// <summary>As the gateway signs somebody in with a browser that he has signed in with before.</summary>
    public async Task<HttpResponseMessage> SignIn(string email, string password = Password, string? code = null) =>
        await (await KnownDevice(email)).PostAsJsonAsync("/sessions", new { kind = "password", email, password, code });

    /// <summary>The gateway, of a browser that the account has signed in with before.</summary>
    public async Task<HttpClient> KnownDevice(string email)
    {
        var gateway = await Service("gateway");
        gateway.DefaultRequestHeaders.Add("X-Known-Device", _devices.GetOrAdd(
            Account.Normalise(email), name => Services.GetRequiredService<KnownDevices>().Remember(name, DateTimeOffset.UtcNow)));
        return gateway;
    }

    /// <summary>As the gateway signs a browser in whose QR code was scanned.</summary>
    public async Task<HttpResponseMessage> SignIn(Scan scan) =>
        await (await Service("gateway")).PostAsJsonAsync("/sessions", new
        {
            kind = "elicence",
            elicenceSessionId = scan.SessionId,
            browserSecret = scan.BrowserSecret,
        });

    public async Task<Member> SignedIn(string email)
    {
        var session = await (await SignIn(email)).Content.ReadFromJsonAsync<BrowserSession>();
        return new(email, Bearing(session!.AccessToken), session);
    }

    /// <summary>The next access token of somebody's session, as the gateway asks for it.</summary>
    public async Task<HttpResponseMessage> Renew(Member member) =>
        await (await Service("gateway")).PostAsJsonAsync(
            $"/sessions/{member.Session.SessionId}/access-token", new { member.Session.SessionSecret });

    public HttpClient Bearing(string accessToken)
    {
        var http = CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return http;
    }

    /// <summary>A client with the token a service gets for its secret.</summary>
    public async Task<HttpClient> Service(string clientId)
    {
        var answer = await Anonymous().PostAsJsonAsync("/tokens", new
        {
            grant = "client-credentials",
            clientId,
            clientSecret = clientId is "gateway" ? "the gateway's secret" : "review's secret",
        });
        answer.EnsureSuccessStatusCode();
        return Bearing((await answer.Content.ReadFromJsonAsync<TokenPair>())!.AccessToken);
    }

    /// <summary>As if its links had been mailed so much earlier: the machine's own time cannot be moved.</summary>
    public async Task Age(string email, TicketPurpose purpose, TimeSpan by)
    {
        await using var db = OpenDatabase();
        Assert.NotEqual(0, await db.Tickets
            .Where(one => one.Purpose == purpose
                && db.Accounts.Any(account => account.Id == one.AccountId && account.SignInName == email))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, one => one.ExpiresAt - by)));
    }

    /// <summary>As if nobody had asked for any mail in the last day.</summary>
    public async Task MailMayBeAskedForAgain()
    {
        await using var db = OpenDatabase();
        await db.MailAsked.ExecuteUpdateAsync(set => set.SetProperty(one => one.At, one => one.At.AddDays(-1)));
    }

    public async Task<List<string>> AuditOf(Guid subject)
    {
        await using var db = OpenDatabase();
        return await db.AuditEntries.Where(entry => entry.Subject == $"{subject}")
            .OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync();
    }

    public static async Task<AccountView> Me(HttpClient http) =>
        (await http.GetFromJsonAsync<AccountView>("/me", Json.Options))!;
}

public sealed record Scan(Guid SessionId, string BrowserSecret, string Nonce);

public sealed record TokenPair(string AccessToken, DateTimeOffset ExpiresAt, string? RefreshToken);

/// <summary>What the gateway gets when it has signed a browser in.</summary>
public sealed record BrowserSession(Guid SessionId, string SessionSecret, string AccessToken);

public sealed record Member(string Email, HttpClient Http, BrowserSession Session)
{
    public AnApp App { get; init; } = null!;

    public Guid Id { get; init; }
}

/// <summary>All tests share one service: starting it takes longer than they do.</summary>
[CollectionDefinition(Name)]
public sealed class SharedService : ICollectionFixture<IdentityService>
{
    public const string Name = "identity";
}
