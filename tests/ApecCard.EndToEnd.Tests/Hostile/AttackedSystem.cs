using ApecCard.EndToEnd.Tests.Access;
using Npgsql;

namespace ApecCard.EndToEnd.Tests.Hostile;

/// <summary>
/// A whole system for those who do it harm: nobody else's settings, queues and sessions are among what they change.
/// </summary>
#pragma warning disable CA1001 // DisposeAsync lets go
public sealed class AttackedSystem : IAsyncLifetime
#pragma warning restore CA1001
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string WrongPassword = "not-the-password-7391";

    private Belongings? _ours;
    private Visitors? _visitors;
    private Uri _broker = null!;
    private DateTime _cameAt;

    public WholeSystem System { get; } = new();

    internal Canaries Canaries { get; } = new();

    internal Collector Collector { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Collector = await Collector.StartAsync(Canaries);
        Environment.SetEnvironmentVariable(Endpoint, Collector.Address.ToString()); // the parts inherit it
        Environment.SetEnvironmentVariable(Protocol, "http/protobuf");
        try
        {
            await System.InitializeAsync();
            _broker = new(await System.ConnectionStringAsync("messaging"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Endpoint, null);
            Environment.SetEnvironmentVariable(Protocol, null);
        }

        Canaries.Add("broker's password", Uri.UnescapeDataString(_broker.UserInfo.Split(':')[1]));
        Canaries.Add("database's password", new NpgsqlConnectionStringBuilder(
            await System.ConnectionStringAsync("identitydb")).Password!);
        foreach (var (name, secret) in System.Secrets)
        {
            Canaries.Add(name, secret);
        }
    }

    internal Listener Listen() => new(System.Endpoint("messaging", "management"), _broker);

    /// <summary>What belongs to an enterprise of it.</summary>
    internal async Task<Belongings> OursAsync()
    {
        if (_ours is null)
        {
            _ours = new(System);
            Canaries.Add("passport number", _ours.Applicant.PassportNumber);
            Canaries.Add("resident ID", _ours.Applicant.ResidentId);
            Canaries.Add("MRZ line 1", _ours.Applicant.MrzLine1);
            Canaries.Add("MRZ line 2", _ours.Applicant.MrzLine2);
            Canaries.Add("mobile", _ours.Applicant.Mobile);
            Canaries.Add("e-mail", _ours.Email);
            Canaries.Add("street", Belongings.Street);
            Canaries.Add("Chinese name", _ours.Applicant.ChineseName);
            Canaries.Add("name in the passport", _ours.Applicant.GivenNames);
            Canaries.Add("password", Journeys.Actors.Enterprise.Password);
            Canaries.Add("wrong password", WrongPassword);
            await _ours.GetAsync();
            Canaries.Add("tracking token", _ours.TrackingToken);
        }

        return _ours;
    }

    /// <summary>Everybody who may come, with tokens that do not end in the next minutes.</summary>
    internal async Task<Visitors> VisitorsAsync()
    {
        if (_visitors is null || DateTime.UtcNow - _cameAt > TimeSpan.FromMinutes(6))
        {
            _cameAt = DateTime.UtcNow;
            await System.QueryAsync<string>( // what was tried in vain has locked out everybody at our address
                "identitydb", """delete from "SignInAttempts" returning 'forgotten'""");
            _visitors = new(System);
            await _visitors.ComeAsync(await OursAsync());
            foreach (var (who, token) in _visitors.Tokens.Where(one => one.Value is not null))
            {
                Canaries.Add($"token of {who}", token!.Split('.')[^1]);
            }

            Canaries.Add("an economy's secret", _visitors.EconomySecret(Visitors.Economy));
            foreach (var secret in _visitors.OneTimeSecrets)
            {
                Canaries.Add("one-time secret", secret);
            }
        }

        return _visitors;
    }

    /// <summary>Mistakes that people and programs make with what is secret, none of them in an address.</summary>
    internal async Task DoWrongAsync()
    {
        var (ours, visitors) = (await OursAsync(), await VisitorsAsync());
        using var http = new HttpClient();
        var (secret, person, passport, handover) = (
            System.Secret("delivery-secret"), ours.Applicant, ours.Applicant.PassportNumber,
            $"/cards/{ours.Values["cardId"]}/collection");
        foreach (var (who, service, path, body) in new (string, string, string, string)[]
        {
            ("gtw", "identity", "/sessions",
                $$"""{"kind":"password","email":"{{ours.OwnerEmail}}","password":"{{WrongPassword}}"}"""),
            ("gtw", "identity", "/sessions",
                $$"""{"kind":"password","email":"{{WrongPassword}}","password":12}"""),
            ("none", "identity", "/tokens",
                $$"""{"grant":"password","email":"{{ours.OwnerEmail}}","password":"{{WrongPassword}}"}"""),
            ("none", "identity", "/tokens",
                $$"""{"grant":"authorization-code","clientId":"mobile-sample","code":"{{secret}}","codeVerifier":"{{secret}}"}"""),
            ("none", "identity", "/tokens",
                $$"""{"grant":"client-credentials","clientId":"x","clientSecret":"{{secret}}"}"""),
            ("agt", "applications", "/cases", $$"""{"noticeAccepted":"{{passport}}"}"""),
            ("agt", "applications", "/cases", $$"""{"{{passport}}":"{{person.Mobile}}","""),
            ("pre", "applications", "/search", $$"""{"text":"{{passport}}","passportNumber":"{{passport}}"}"""),
            ("clk", "delivery", handover, $$"""{"passportNumber":"{{passport}}","handedTo":"{{person.ResidentId}}"}"""),
            ("clk", "delivery", handover, $$"""{"passportNumber":"{{person.ResidentId}}"}"""),
            ("eco", "review", "/pre-clearances/words", $$"""{"data":"{{person.MrzLine2}}"}"""),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(System.Endpoint(service), path))
            {
                Content = new StringContent(body, global::System.Text.Encoding.UTF8, "application/json"),
            };
            visitors.Show(who, request);
            using var answer = await http.SendAsync(request);
            var said = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode || Canaries.In(said).Length == 0, $"{path} says it again: {said}");
            Assert.True((int)answer.StatusCode < 500, said);
        }
    }

    public async Task DisposeAsync()
    {
        _ours?.Dispose();
        await System.DisposeAsync();
        await Collector.DisposeAsync();
    }
}
