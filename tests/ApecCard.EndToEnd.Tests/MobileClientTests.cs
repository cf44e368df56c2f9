using System.Net;
using System.Text.Json;
using System.Web;
using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using ApecCard.MobileClient;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Agent = ApecCard.Journeys.Actors.Agent;

namespace ApecCard.EndToEnd.Tests;

/// <summary>The sample of an app does what its README says.</summary>
[Collection(nameof(TheWholeSystem))]
public sealed class MobileClientTests(WholeSystem system) : IDisposable
{
    private readonly Device _device = new();

    [Fact]
    public async Task Files_a_case_and_sees_live_what_becomes_of_it()
    {
        using var owner = await system.AnAgentAsync();
        using var app = new App(system.Gateway, _device);
        await SignInAsync(app, owner);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var follows = app.Cases.FollowAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        var next = follows.MoveNextAsync();

        var caseId = await FileAsync(app.Cases, owner);

        while (await next && follows.Current["labelInChinese"]?.GetValue<string>() != "待初审")
        {
            next = follows.MoveNextAsync();
        }

        var (shown, _) = await app.Cases.GetAsync(caseId, patience.Token);
        Assert.Equal("待初审", shown["labelInChinese"]!.GetValue<string>());
        await patience.CancelAsync();
    }

    [Fact]
    public async Task Many_requests_share_one_refresh_when_the_token_is_old_or_is_not_taken()
    {
        using var owner = await system.AnAgentAsync();
        using var app = new App(system.Gateway, _device);
        await SignInAsync(app, owner);

        _device.Clock.Now += TimeSpan.FromMinutes(11);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AMissingCaseAsync(app)));
        Assert.Equal(2, _device.AskedForTokens);

        _device.Clock.Now = DateTimeOffset.UtcNow;
        _device.Write(_device.Read()! with { AccessToken = "of another key" });
        using var later = new App(system.Gateway, _device); // the app was closed meanwhile
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AMissingCaseAsync(later)));
        Assert.Equal(3, _device.AskedForTokens);
    }

    [Fact]
    public async Task A_lost_answer_costs_nothing()
    {
        using var owner = await system.AnAgentAsync();
        using var app = new App(system.Gateway, _device);
        await SignInAsync(app, owner);

        _device.Clock.Now += TimeSpan.FromMinutes(11);
        _device.LosesNextAnswer = true;
        await AMissingCaseAsync(app);

        Assert.Equal(3, _device.AskedForTokens);
        Assert.True(app.Session.IsSignedIn);
    }

    [Fact]
    public async Task A_stolen_refresh_token_ends_the_session_and_the_draft_is_there_after_signing_in_again()
    {
        using var owner = await system.AnAgentAsync();
        using var app = new App(system.Gateway, _device);
        await SignInAsync(app, owner);
        var draft = await StartAsync(app.Cases);
        var stolen = new Device();
        stolen.Write(_device.Read());

        _device.Clock.Now += TimeSpan.FromMinutes(11);
        await AMissingCaseAsync(app); // the owner uses the token,
        _device.Clock.Now += TimeSpan.FromMinutes(11);
        await AMissingCaseAsync(app); // and the next one
        stolen.Clock.Now += TimeSpan.FromMinutes(11);
        using var thief = new App(system.Gateway, stolen);
        Assert.Equal("session.ended", (await Refuses(() => thief.Cases.GetAsync(draft))).Code);
        Assert.Null(stolen.Read());

        _device.Clock.Now += TimeSpan.FromMinutes(11);
        Assert.Equal("session.ended", (await Refuses(() => app.Cases.GetAsync(draft))).Code);
        Assert.False(app.Session.IsSignedIn);
        _device.Clock.Now = DateTimeOffset.UtcNow;
        await SignInAsync(app, owner);
        Assert.Equal(draft, (await app.Cases.GetAsync(draft)).Case["id"]!.GetValue<Guid>());
    }

    public void Dispose() => _device.Dispose();

    // What a person does in the browser that the app opens.
    private async Task SignInAsync(App app, Agent owner)
    {
        using var browser = new Door(system.Gateway);
        await browser.SignInWithBrowserAsync(owner.Email, Enterprise.Password);
        Task? goesBack = null;
        var signsIn = app.Session.SignInAsync(address => goesBack = GoBackAsync(browser, address));
        await goesBack!;
        await signsIn;
    }

    private static async Task GoBackAsync(Door browser, Uri address)
    {
        var goTo = await SampleApp.AllowAsync(browser, HttpUtility.ParseQueryString(address.Query));
        using var http = new HttpClient();
        (await http.GetAsync(goTo)).EnsureSuccessStatusCode();
    }

    private static async Task<Guid> FileAsync(Cases cases, Agent owner)
    {
        var person = Person.Someone(new Random(), DateOnly.FromDateTime(DateTime.UtcNow));
        var form = JsonSerializer.SerializeToNode(owner.FormFor(person, Journey.Office), Json.Options)!;
        var caseId = await StartAsync(cases);
        var (_, eTag) = await cases.GetAsync(caseId);
        await cases.SaveFormAsync(caseId, form, eTag);
        foreach (var item in await cases.GetMissingMaterialsAsync(caseId, Journey.Office))
        {
            var (bytes, _, name) = Sample.For(item);
            await cases.UploadAsync(caseId, item, name, bytes);
        }

        var key = $"{Guid.NewGuid()}";
        await cases.SubmitAsync(caseId, key);
        await cases.SubmitAsync(caseId, key); // as after a lost connection
        return caseId;
    }

    // The registration is on its way to where applications are kept.
    private static async Task<Guid> StartAsync(Cases cases)
    {
        var (key, caseId) = ($"{Guid.NewGuid()}", Guid.Empty);
        await Eventually.Is(async () =>
        {
            try
            {
                caseId = (await cases.StartAsync(key)).Case["id"]!.GetValue<Guid>();
                return true;
            }
            catch (RefusedException refused) when (refused.Status is HttpStatusCode.Conflict)
            {
                key = $"{Guid.NewGuid()}";
                return false;
            }
        });
        return caseId;
    }

    private static async Task AMissingCaseAsync(App app) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Refuses(() => app.Cases.GetAsync(Guid.NewGuid()))).Status);

    private static Task<RefusedException> Refuses<T>(Func<Task<T>> ask) =>
        Assert.ThrowsAsync<RefusedException>(async () => await ask());

    /// <summary>The app, started on a device.</summary>
    private sealed class App : IDisposable
    {
        private readonly HttpClient _http;

        public App(Uri gateway, Device device)
        {
            Session = new(gateway, device, device.Clock, device);
            _http = new(new SessionHandler(Session, device), disposeHandler: false) { BaseAddress = gateway };
            Cases = new(_http);
        }

        public AppSession Session { get; }

        public Cases Cases { get; }

        public void Dispose()
        {
            _http.Dispose();
            Session.Dispose();
        }
    }

    /// <summary>A device's clock, its safe place and its network, which may lose an answer.</summary>
    private sealed class Device() : DelegatingHandler(new SocketsHttpHandler()), ITokenVault
    {
        private string? _kept;
        private int _askedForTokens;

        public TestClock Clock { get; } = new(DateTimeOffset.UtcNow);

        public int AskedForTokens => _askedForTokens;

        public bool LosesNextAnswer { get; set; }

        public Tokens? Read() => _kept is null ? null : JsonSerializer.Deserialize<Tokens>(_kept);

        public void Write(Tokens? tokens) => _kept = tokens is null ? null : JsonSerializer.Serialize(tokens);

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath == "/api/identity/tokens")
            {
                Interlocked.Increment(ref _askedForTokens);
            }

            var answer = await base.SendAsync(request, cancellationToken);
            if (LosesNextAnswer)
            {
                LosesNextAnswer = false;
                throw new HttpRequestException("The tunnel begins here.");
            }

            return answer;
        }
    }
}
