using System.Security.Cryptography;
using System.Text;
using ApecCard.Journeys.Actors;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.EndToEnd.Tests.Access;

/// <summary>
/// Everybody who may come to a service, each with what he shows. Officers are of their own, so that nothing that is
/// tried with them touches a session of the demo data's.
/// </summary>
internal sealed class Visitors(WholeSystem system)
{
    /// <summary>Those with an office's or the ministry's work: who they are in tests/access.txt.</summary>
    private static readonly (string Who, string Role, string? Office)[] _officers =
    [
        ("pre", Roles.PreliminaryOfficer, "shanghai"),
        ("pre2", Roles.PreliminaryOfficer, "hunan"),
        ("fao", Roles.ForeignAffairsOfficer, "shanghai"),
        ("min", Roles.MinistryOfficer, null),
        ("clk", Roles.ServicePointClerk, "shanghai"),
        ("clk2", Roles.ServicePointClerk, "hunan"),
        ("fin", Roles.FinanceOfficer, null),
        ("opr", Roles.Operator, null),
        ("adm", Roles.Administrator, null),
    ];

    public const string Economy = "economy-aus";

    private readonly Dictionary<string, string?> _tokens = [];

    /// <summary>What is shown in the header X-Tracking-Token by who tracks a case.</summary>
    public const string Tracking = "trk";

    /// <summary>For whom nothing is to be found of what is ours.</summary>
    public static readonly string[] FromElsewhere = ["str", "pre2", "clk2"];

    /// <summary>From which the officers' one-time codes come, and those they have for when it is lost.</summary>
    public List<string> OneTimeSecrets { get; } = [];

    public IReadOnlyDictionary<string, string?> Tokens => _tokens;

    /// <summary>Signs them all in.</summary>
    public async Task ComeAsync(Belongings ours)
    {
        _tokens["none"] = null;
        var agent = await OfPersonAsync(ours.Agent.Email);
        ours.Values["sessionId"] = new JsonWebTokenHandler().ReadJsonWebToken(await OfPersonAsync(ours.Agent.Email))
            .GetClaim("sid").Value; // one that nobody will miss
        _tokens["tamp"] = Tampered(agent);
        _tokens["old"] = await ExpiredAsync(agent);
        _tokens["end"] = await OfOneWhoseAuthorisationEndedAsync(ours);
        _tokens[Tracking] = ours.TrackingToken;
        _tokens["own"] = await OfPersonAsync(ours.OwnerEmail);
        _tokens["agt"] = agent;
        _tokens["str"] = await OfAnotherEnterpriseAsync();
        foreach (var (who, role, office) in _officers)
        {
            _tokens[who] = await OfNewOfficerAsync(role, office);
        }

        _tokens["eco"] = await OfSystemAsync(Economy, EconomySecret(Economy));
        _tokens["svc"] = await OfSystemAsync("review", system.Secret("review-secret"));
        _tokens["gtw"] = await OfSystemAsync("gateway", system.Secret("gateway-secret"));
    }

    /// <summary>What the visitor shows, on a request of his.</summary>
    public void Show(string who, HttpRequestMessage request)
    {
        if (_tokens[who] is { } token)
        {
            request.Headers.TryAddWithoutValidation(
                who is Tracking ? "X-Tracking-Token" : "Authorization", who is Tracking ? token : $"Bearer {token}");
        }
    }

    /// <summary>An officer of nobody else's, with one-time codes set up as on the first day.</summary>
    public async Task<string> OfNewOfficerAsync(string role, string? office)
    {
        using var administrator = await system.AnOfficerAsync(Roles.Administrator);
        var name = $"{role}.{Guid.NewGuid():N}@apeccard.example";
        var added = await administrator.Door.PostAsync(
            "/api/identity/officers", new { signInName = name, name = "来访", role, office });
        using var door = new Door(system.Gateway);
        var accepted = await door.PostAsync("/api/identity/invitations/acceptance", new
        {
            secret = added.Body!["invitation"]!["link"]!.GetValue<string>().Split('#')[1],
            password = Enterprise.Password,
        });
        var ticket = accepted.Text("enrolmentTicket");
        var begun = await door.PostAsync("/api/identity/enrolments", new { ticket });
        var confirmed = await door.PostAsync("/api/identity/enrolments/confirmation", new
        {
            ticket,
            code = await new Portal.AuthenticatorApp(begun.Text("secret")).NextAsync(),
        });
        OneTimeSecrets.Add(begun.Text("secret"));
        OneTimeSecrets.AddRange(confirmed.Body!["recoveryCodes"]!.AsArray().Select(code => code!.GetValue<string>()));
        return await OfPersonAsync(name, confirmed.Body!["recoveryCodes"]![0]!.GetValue<string>());
    }

    // Somebody at a browser, whose token the gateway alone would hold.
    private async Task<string> OfPersonAsync(string email, string? code = null)
    {
        using var identity = new HttpClient { BaseAddress = system.Endpoint("identity") };
        identity.DefaultRequestHeaders.Authorization =
            new("Bearer", await OfSystemAsync("gateway", system.Secret("gateway-secret")));
        identity.DefaultRequestHeaders.Add("X-Known-Device", OwnDevices.Find(email)?.Value);
        using var answer = await identity.PostAsJsonAsync(
            "/sessions", new { kind = "password", email, password = Enterprise.Password, code });
        return (await Answer.ReadAsync("The sign-in", answer)).Text("accessToken");
    }

    private async Task<string> OfSystemAsync(string clientId, string clientSecret)
    {
        using var door = new Door(system.Gateway);
        return (await door.PostAsync(
            "/api/identity/tokens", new { grant = "client-credentials", clientId, clientSecret })).Text("accessToken");
    }

    private async Task<string> OfAnotherEnterpriseAsync()
    {
        using var agent = await system.AnAgentAsync();
        return await OfPersonAsync(agent.Email);
    }

    // De-authorised, and every service has heard of it.
    private async Task<string> OfOneWhoseAuthorisationEndedAsync(Belongings ours)
    {
        using var agent = await ours.Owner.AppointAgentAsync();
        var token = await OfPersonAsync(agent.Email);
        var agents = (await ours.Owner.Door.GetAsync("/api/identity/agents?limit=100")).Body!["items"]!.AsArray();
        var id = agents.Single(one => one!["email"]!.GetValue<string>() == agent.Email)!["id"];
        await ours.Owner.Door.SendAsync(HttpMethod.Delete, $"/api/identity/agents/{id}/authorisation", content: null);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        foreach (var (service, path) in new[]
        {
            ("identity", "/me"), ("applications", "/cases"), ("applications", "/cases"), ("documents", "/audit/heads"),
            ("review", "/offices"), ("payments", "/charges"), ("delivery", "/returns"),
        })
        {
            await Eventually.Is(async () =>
            {
                using var answer = await http.GetAsync(new Uri(system.Endpoint(service), path));
                return answer.StatusCode is System.Net.HttpStatusCode.Unauthorized;
            });
        }

        return token;
    }

    // One claim is another's; the signature is as it was.
    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace(
            "\"agent\"", "\"administrator\"", StringComparison.Ordinal);
        Assert.Contains("administrator", claims, StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}";
    }

    // A token as Identity would have issued it an hour ago, signed with Identity's own key.
    private async Task<string> ExpiredAsync(string token)
    {
        var read = new JsonWebTokenHandler().ReadJsonWebToken(token);
        var kept = (await system.QueryAsync<string>(
            "identitydb", """select "PrivateKey" from "SigningKeys" where "Kid" = $1""", read.Kid)).Single();
        var key = Rfc2898DeriveBytes.Pbkdf2(
            system.Secret("signing-key-password"), Encoding.UTF8.GetBytes(read.Kid), 100_000, HashAlgorithmName.SHA256, 32);
        Assert.True(Sealing.TryOpen(key, Convert.FromBase64String(kept), out var clear));
        using var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(clear, out _);
        var signing = new SigningCredentials(
            new ECDsaSecurityKey(pair) { KeyId = read.Kid }, SecurityAlgorithms.EcdsaSha256)
        {
            CryptoProviderFactory = new() { CacheSignatureProviders = false }, // the key is let go again
        };
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = TokenValidation.TokenType,
            Issuer = TokenValidation.Issuer,
            Audience = TokenValidation.PeoplesAudience,
            Subject = new(read.Claims.Where(claim => claim.Type is not ("exp" or "iat" or "nbf" or "iss" or "aud"))),
            IssuedAt = DateTime.UtcNow.AddMinutes(-70),
            NotBefore = DateTime.UtcNow.AddMinutes(-70),
            Expires = DateTime.UtcNow.AddMinutes(-60),
            SigningCredentials = signing,
        });
    }

    /// <summary>As Identity derives an economy's first secret.</summary>
    public string EconomySecret(string user) => Base64UrlEncoder.Encode(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(system.Secret("economies-secret")), Encoding.UTF8.GetBytes(user)));
}
