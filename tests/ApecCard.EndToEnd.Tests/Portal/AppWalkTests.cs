using System.Text.Json.Nodes;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using ApecCard.MobileClient;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>An app opens the browser; somebody signs in there and lets it in, or does not.</summary>
[Collection(nameof(TheWholeSystem))]
public sealed class AppWalkTests(WholeSystem system) : IDisposable
{
    private readonly SocketsHttpHandler _network = new();
    private readonly Pocket _pocket = new();

    [Theory]
    [InlineData("zh", 1440)]
    [InlineData("en", 390)]
    public async Task Somebody_signs_in_allows_the_app_and_it_acts_for_the_company(string language, int width)
    {
        var company = Company.One(new Random());
        using var agent = await system.AnAgentAsync(company);
        var words = language == "zh" ? Words.Chinese : Words.English;
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(system.Gateway, width, language);
        using var app = new AppSession(system.Gateway, _pocket, TimeProvider.System, _network);
        var (signsIn, address) = Begin(app);

        await page.IsOwnDeviceOfAsync(agent.Email);
        await page.GotoAsync($"{address}");
        await page.TypeAccountAsync(agent.Email, Enterprise.Password);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = words["authorize.title"] }))
            .ToBeVisibleAsync();
        var asked = page.Locator("main .card");
        await Expect(asked).ToContainTextAsync(language == "zh" ? "示例应用" : "Sample app");
        await Expect(asked).ToContainTextAsync(company.Name);
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await page.GetByRole(AriaRole.Button, new() { Name = words["authorize.allow"] }).ClickAsync();

        await signsIn;
        await Expect(page.GetByText("Go back to the app.")).ToBeVisibleAsync(); // the app's own answer
        using var http = new HttpClient(new SessionHandler(app, _network), disposeHandler: false)
        {
            BaseAddress = system.Gateway,
        };
        var me = await http.GetFromJsonAsync<JsonNode>("/api/identity/me");
        Assert.Equal(agent.Email, me!["signInName"]!.GetValue<string>());
        await page.GotoAsync("/account/sessions");
        await Expect(page.Locator(".list > li").Filter(new() { HasText = language == "zh" ? "示例应用" : "Sample app" }))
            .ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Who_denies_it_goes_back_and_the_app_is_not_signed_in()
    {
        using var agent = await system.AnAgentAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(system.Gateway, agent.Email, Enterprise.Password);
        using var app = new AppSession(system.Gateway, _pocket, TimeProvider.System, _network);
        var (signsIn, address) = Begin(app);

        await page.GotoAsync($"{address}");
        await page.GetByRole(AriaRole.Button, new() { Name = "拒绝" }).ClickAsync();

        Assert.Equal("access_denied", (await Assert.ThrowsAsync<RefusedException>(() => signsIn)).Code);
        Assert.False(app.IsSignedIn);
        await Expect(page.GetByText("Go back to the app.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task To_an_app_of_the_telephone_the_browser_goes_by_its_scheme()
    {
        using var agent = await system.AnAgentAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(system.Gateway, agent.Email, Enterprise.Password);
        var refused = new List<string>();
        page.Console += (_, said) => refused.Add(said.Text);
        var went = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var watching = await page.Context.NewCDPSessionAsync(page);
        await watching.SendAsync("Page.enable");
        watching.Event("Page.frameRequestedNavigation").OnEvent +=
            (_, said) => went.TrySetResult(said!.Value.GetProperty("url").GetString()!);

        await page.GotoAsync(Asking("mobile-sample", "example.apeccard.sample:/signed-in"));
        await page.GetByRole(AriaRole.Button, new() { Name = "允许" }).ClickAsync();

        Assert.StartsWith(
            "example.apeccard.sample:/signed-in?code=", await went.Task.WaitAsync(TimeSpan.FromSeconds(20)),
            StringComparison.Ordinal);
        await Expect(page.GetByText("请回到“示例应用”继续")).ToBeVisibleAsync();
        Assert.DoesNotContain(refused, said => said.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("stranger", "http://127.0.0.1:51004/signed-in", "没有登记过这个应用")]
    [InlineData("mobile-sample", "https://evil.example/signed-in", "返回的地址没有登记过")]
    [InlineData("mobile-sample", "", "应用的请求不完整")]
    public async Task For_an_app_or_address_that_nobody_knows_the_browser_stays(string app, string address, string says)
    {
        using var agent = await system.AnAgentAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.SignInAsync(system.Gateway, agent.Email, Enterprise.Password);

        await page.GotoAsync(Asking(app, address));

        await Expect(page.GetByText(says)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "允许" })).ToHaveCountAsync(0);
        Assert.StartsWith($"{system.Gateway}authorize", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_is_told_that_there_are_no_apps()
    {
        await using var chromium = await Chromium.StartAsync();
        var officer = DemoAccounts.Of("operator");
        var page = await chromium.SignInAsync(system.Gateway, officer.Name, officer.Password);
        await page.GotoAsync(Asking("mobile-sample", "http://127.0.0.1:51004/signed-in"));
        await Expect(page.GetByText("工作人员账号不能使用应用")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "允许" })).ToHaveCountAsync(0);
    }

    public void Dispose() => _network.Dispose();

    // The app waits for its code, and has said which address to open.
    private static (Task SignsIn, Uri Address) Begin(AppSession app)
    {
        Uri? address = null;
        var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return (app.SignInAsync(to => address = to, patience.Token), address!);
    }

    private static string Asking(string app, string address) =>
        $"/authorize?response_type=code&client_id={app}&redirect_uri={Uri.EscapeDataString(address)}"
        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&state=a-walk";

    private sealed class Pocket : ITokenVault
    {
        private Tokens? _tokens;

        public Tokens? Read() => _tokens;

        public void Write(Tokens? tokens) => _tokens = tokens;
    }
}
